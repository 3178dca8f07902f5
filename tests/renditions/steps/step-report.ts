import type {
  KitStepResult,
  StoredFile,
} from "../../../supabase/functions/make-renditions/kit/make-step.ts";

/** What a step's process reads from its folder's `input.json`. */
export interface StepInput {
  /** A step of a kit, or `thumbnail`. */
  step: string;
  company: string;
  mimeType: string;
  stored: StoredFile[];
}

/** What it writes to `report.json`. */
export interface StepReport {
  files: StoredFile[];
  traced: KitStepResult["traced"];
  /** Loading and compiling its code included. */
  cpuMilliseconds: number;
  /**
   * The most memory that the process had: heap, buffers and WebAssembly, not the runtime's own
   * program. Known on Linux alone.
   */
  peakBytes: number;
}

/** Under which name a file of a kit lies in the folder. */
export function fileNameOf(name: string): string {
  return `file-${encodeURIComponent(name)}`;
}
