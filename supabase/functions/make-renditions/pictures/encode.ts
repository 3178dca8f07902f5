import type { Bytes } from "../../_shared/bytes.ts";
import { encodeIndexedPng, toIndexed } from "./indexed-png.ts";
import { loadPhoton } from "./photon.ts";
import type { Picture } from "./picture.ts";
import { encodeTrueColourPng } from "./true-colour-png.ts";

/** A picture for the web or a kit. */
export interface Encoded {
  bytes: Bytes;
  mimeType: "image/png" | "image/webp" | "image/jpeg";
}

/** Without loss: a palette where 256 colours are enough, else all of them. */
export async function encodePng(picture: Picture): Promise<Bytes> {
  const indexed = toIndexed(picture);
  if (indexed !== null) return await encodeIndexedPng(indexed);
  return await encodeTrueColourPng(picture);
}

/** Without loss. */
export async function encodeWebp(picture: Picture): Promise<Bytes> {
  return await withImage(picture, (image) => image.get_bytes_webp());
}

/** What shines through becomes black: give it a ground before. */
export async function encodeJpeg(picture: Picture, quality: number): Promise<Bytes> {
  return await withImage(picture, (image) => image.get_bytes_jpeg(quality));
}

type Image = InstanceType<Awaited<ReturnType<typeof loadPhoton>>["PhotonImage"]>;

async function withImage(
  { pixels, width, height }: Picture,
  encoded: (image: Image) => Uint8Array,
): Promise<Bytes> {
  const { PhotonImage } = await loadPhoton();
  const image = new PhotonImage(pixels, width, height);
  try {
    return new Uint8Array(encoded(image));
  } finally {
    image.free();
  }
}
