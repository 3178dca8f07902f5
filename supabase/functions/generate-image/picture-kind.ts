import type { Bytes } from "../_shared/bytes.ts";
import type { StoredPicture } from "../_shared/jobs/verbs/picture-verbs.ts";
import type { Lettered } from "../_shared/lettering/lettered.ts";
import type { VendorCall } from "../_shared/vendors/vendor-call.ts";

/** One drawing of an asset: the first one, or the second one after a misspelt first. */
export interface Drawing {
  number: 1 | 2;
  /** What is added to the prompt. */
  emphasis: string;
}

/** A picture that its vendor has drawn: where it lies, or its bytes. */
export type DrawnPicture = { kind: "url"; url: URL } | { kind: "bytes"; bytes: Bytes };

/** A picture that lies in Storage, and is still in memory where its vendor answered it. */
export interface Stored {
  picture: StoredPicture;
  /** Bytes. */
  size: number;
  bytes?: Bytes;
}

/** What a picture is drawn from. */
export interface PreparedPrompt {
  prompt: string;
  /** The text in the picture; null where it is not known. */
  lettered: Lettered | null;
}

/** What differs between a concept's and a refinement's way to a picture. */
export interface PictureKind {
  /** Milliseconds that must be left of the attempt for another drawing to begin. */
  readonly redrawingTime: number;
  /** The prompt to draw from. One that had to be written is kept under the lease first. */
  preparePrompt(call: VendorCall): Promise<PreparedPrompt>;
  /** Has it drawn, or asks for what an earlier attempt has paid for. @throws `VendorError` */
  draw(
    prompt: string,
    drawing: Drawing,
    call: VendorCall,
  ): Promise<DrawnPicture | { kind: "stored"; stored: Stored }>;
  /**
   * Tells later attempts what became of a drawing: it lies in Storage, so that nobody pays for it
   * again, or it can't be had any more (null), so that nobody asks for it.
   */
  remember(picture: StoredPicture | null, drawing: Drawing, call: VendorCall): Promise<void>;
}
