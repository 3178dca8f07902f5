import { drawLogo } from "../draw/draw-logo.ts";
import { sceneIn } from "../draw/render.ts";
import { misspelt } from "../reading/misspelt.ts";
import { readPrompt } from "../reading/read-prompt.ts";
import { decodeBase64 } from "../wire/base64.ts";

/** What an image model is asked: to change the first picture, or to draw from text alone. */
export interface RedrawRequest {
  instruction: string;
  pictures: { mimeType: string; data: string }[];
  width: number;
  height: number;
  seed: number | undefined;
  misspell: boolean;
}

/** Applies the instruction to the picture that was sent. */
export function redraw(request: RedrawRequest): Uint8Array<ArrayBuffer> {
  const asked = readPrompt(request.instruction, request.seed);
  const [picture] = request.pictures;
  const before = picture === undefined ? undefined : sceneIn(decodeBase64(picture.data));
  const scene = before === undefined ? asked : { ...before, seed: asked.seed };
  return drawLogo(request.misspell ? misspelt(scene) : scene, request.width, request.height);
}
