import type { Scene } from "./draw/scene.ts";
import { misspelt } from "./reading/misspelt.ts";

/** What is to be wrong with a picture that is answered as if all were well. */
export type PictureFault =
  | "misspell"
  | "not_a_picture"
  | "picture_error"
  | "expired_url"
  | undefined;

/** A file that an answer names or holds; of the type `expired`, one whose address is no longer good. */
export interface Picture {
  bytes: Uint8Array<ArrayBuffer>;
  type: string;
}

/** A scene as a file of that type, or what the fault makes of it. */
export function faultyPicture(
  fault: PictureFault,
  scene: Scene,
  type: string,
  draw: (scene: Scene) => Uint8Array<ArrayBuffer>,
): Picture {
  if (fault === "not_a_picture") return { bytes: notAPicture(), type: "text/html" };
  const bytes = draw(fault === "misspell" ? misspelt(scene) : scene);
  return { bytes, type: fault === "expired_url" ? "expired" : type };
}

export function notAPicture(): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode("<html>Not found</html>");
}
