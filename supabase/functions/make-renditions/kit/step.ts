import type { Json } from "../../_shared/database.types.ts";
import type { KitFile, StoredFile } from "./kit-file.ts";

/** What a step of a kit works with. */
export interface KitStepInput {
  step: string;
  brand: { company: string; tagline: string | null; colors: string[] };
  /** Of the logo. */
  title: string;
  /** The logo's own picture, downloaded when called. */
  picture(): Promise<{ bytes: Uint8Array; mimeType: string }>;
  /** What the step `trace` returned as `traced.data`; undefined in that step itself. */
  traced: unknown;
  /** What all earlier steps stored, in the steps' order. */
  stored: StoredFile[];
  /** Downloads one of them. */
  load(name: string): Promise<Uint8Array>;
}

export interface KitStepResult {
  files: KitFile[];
  /** Of `trace` alone. */
  traced?: {
    fidelity: { svg: number } | null;
    palette: { hex: string; role: string; share: number }[];
    /** The steps that follow, side by side; `pack` comes when all of them are made. */
    next: string[];
    data: Json;
  };
}
