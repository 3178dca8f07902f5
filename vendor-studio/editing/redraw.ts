import { drawLogo } from "../draw/draw-logo.ts";
import { sceneIn } from "../draw/render.ts";
import { instructionIn, readEdits } from "../reading/read-edits.ts";
import { misspelt } from "../reading/misspelt.ts";
import { readPrompt } from "../reading/read-prompt.ts";
import { decodeBase64 } from "../wire/base64.ts";
import { applyEdit } from "./apply.ts";
import { editPixels } from "./pixels.ts";
import { anotherTake, vary } from "./vary.ts";

/** What an image model is asked: to change the first picture, or to draw from text alone. */
export interface RedrawRequest {
  instruction: string;
  pictures: { mimeType: string; data: string }[];
  width: number;
  height: number;
  seed: number | undefined;
  misspell: boolean;
}

/**
 * Applies the instruction to the picture that was sent: to the scene that its PNG carries, else to
 * its pixels. One that asks for a variation gets it, its own wishes granted; one that asks for a
 * change that isn't understood changes next to nothing, rather than anything.
 */
export function redraw(request: RedrawRequest): Uint8Array<ArrayBuffer> {
  const { instruction, pictures: [picture], width, height, seed } = request;
  if (picture === undefined) return draw(readPrompt(instruction, seed));
  const wish = instructionIn(instruction);
  const edits = readEdits(wish);
  const before = sceneIn(decodeBase64(picture.data));
  if (before === undefined) return editPixels(picture, edits, width, height);
  const key = `${seed ?? ""}:${instruction}`;
  const start = wantsVariation(instruction, wish) ? vary(before, key) : before;
  const after = edits.reduce(applyEdit, start);
  return draw(seed === undefined ? after : anotherTake(after, edits, wish, key));

  function draw(scene: ReturnType<typeof readPrompt>): Uint8Array<ArrayBuffer> {
    return drawLogo(request.misspell ? misspelt(scene) : scene, width, height);
  }
}

function wantsVariation(instruction: string, wish: string): boolean {
  return wish === "" || /\b(?:a|another) variation\b/i.test(instruction) ||
    /\b(?:variation|afresh|another way|another take|surprise me|something (?:else|different)|start over)\b/i
      .test(wish);
}
