import type { Part } from "@google/genai";
import { Buffer } from "node:buffer";

/** A picture as a part of what is asked. */
export function inlinePicture(picture: { bytes: Uint8Array; mimeType: string }): Part {
  const { buffer, byteOffset, byteLength } = picture.bytes;
  const data = Buffer.from(buffer, byteOffset, byteLength).toString("base64");
  return { inlineData: { mimeType: picture.mimeType, data } };
}
