import { encodePng } from "../pictures/encode.ts";
import type { Picture } from "../pictures/picture.ts";
import type { KitFile } from "./kit-file.ts";

/** A picture as a file of the kit. */
export async function pngFile(name: string, purpose: string, picture: Picture): Promise<KitFile> {
  const { width, height } = picture;
  return { name, purpose, mimeType: "image/png", width, height, bytes: await encodePng(picture) };
}
