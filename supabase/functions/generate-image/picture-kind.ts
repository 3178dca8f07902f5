import type { Bytes } from "../_shared/bytes.ts";
import type { Lettered } from "../_shared/lettering/lettered.ts";
import type { VendorCall } from "../_shared/vendors/vendor-call.ts";

/** One drawing of an asset: the first, or the one after a misspelt one. */
export interface Drawing {
  number: 1 | 2;
  /** What is added to the prompt. */
  emphasis: string;
}

/** A picture that its vendor has drawn: where it lies, or its bytes. */
export type DrawnPicture = { kind: "url"; url: URL } | { kind: "bytes"; bytes: Bytes };

/** What a picture is drawn from. */
export interface PreparedPrompt {
  prompt: string;
  /** What it letters; null where nobody said. */
  lettered: Lettered | null;
}

/** What differs between a concept's and a refinement's way to a picture. */
export interface PictureKind {
  /** False where this attempt fetches what an earlier one had drawn after a misspelt one. */
  readonly mayDrawAgain: boolean;
  /** The prompt to draw from. One that had to be written is kept under the lease first. */
  preparePrompt(call: VendorCall): Promise<PreparedPrompt>;
  /** Has it drawn, or asks for what an earlier attempt has paid for. @throws `VendorError` */
  draw(prompt: string, drawing: Drawing, call: VendorCall): Promise<DrawnPicture>;
  /** Sees to it that no later attempt asks for a picture that can't be had. */
  forget(call: VendorCall): Promise<void>;
}
