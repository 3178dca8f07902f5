import { drawLogo } from "../draw/draw-logo.ts";
import { DECORATION, onFittingGround } from "../draw/palette.ts";
import { type Format, sceneIn } from "../draw/render.ts";
import type { Scene } from "../draw/scene.ts";
import type { Edit } from "../reading/edits/edit.ts";
import { moodEdits } from "../reading/edits/moods.ts";
import { instructionIn, readEdits } from "../reading/read-edits.ts";
import { misspelt } from "../reading/misspelt.ts";
import { readPrompt } from "../reading/read-prompt.ts";
import { decodeBase64 } from "../wire/base64.ts";
import { applyEdit } from "./apply.ts";
import { editPixels } from "./pixels.ts";
import { anotherTake, shadeless, vary } from "./vary.ts";

/** What an image model is asked: to change the first picture, or to draw from text alone. */
export interface RedrawRequest {
  instruction: string;
  pictures: { mimeType: string; data: string }[];
  width: number;
  height: number;
  seed: number | undefined;
  misspell: boolean;
  /** A transparent picture is a PNG all the same. */
  format: Format;
}

/**
 * Applies the instruction to the picture that was sent: to the scene that its file carries, else to
 * its pixels. A variation is drawn another way first. Undefined where nothing of the instruction is
 * understood, or nothing of it can be done.
 */
export function redraw(request: RedrawRequest): Uint8Array<ArrayBuffer> | undefined {
  const { instruction, pictures: [picture], width, height, seed, format } = request;
  if (picture === undefined) return draw(readPrompt(instruction, seed));
  const wish = instructionIn(instruction);
  const before = sceneIn(decodeBase64(picture.data));
  const told = readEdits(wish);
  const edits = isVague(told, before) ? [...told, ...moodEdits(wish)] : told;
  const varies = wantsVariation(instruction, wish);
  if (edits.length === 0 && !varies) return undefined;
  if (before === undefined) return editPixels(picture, edits, width, height, format);
  const key = `${seed ?? ""}:${instruction}`;
  const start = varies ? vary(before, key) : before;
  const after = inExactColours(edits.reduce(applyEdit, start), edits, wish);
  return draw(seed === undefined ? after : anotherTake(after, edits, wish, key));

  function draw(scene: ReturnType<typeof readPrompt>): Uint8Array<ArrayBuffer> {
    return drawLogo(request.misspell ? misspelt(scene) : scene, width, height, format);
  }
}

/** Whether all that was read of a wish is a typeface, or what can't be seen of a mark by itself. */
function isVague(edits: Edit[], scene: Scene | undefined): boolean {
  const isMute = scene?.archetype === "abstract" || scene?.archetype === "pictorial";
  return edits.every(({ kind }) =>
    kind === "typeface" ||
    (isMute && (kind === "weight" || kind === "tracking" || kind === "slant"))
  );
}

/**
 * A colour given by its code is kept as it is, and so is the white of an all white logo; the ground
 * gives way, unless it was asked for.
 */
function inExactColours(scene: Scene, edits: Edit[], wish: string): Scene {
  const asksForGround = edits.some((edit) => edit.kind === "colour" && edit.part === "ground");
  const codes = wish.toLowerCase().match(/#[0-9a-f]{6}\b/g) ?? [];
  const { main, second, ink } = scene.palette;
  const isAllOf = (colour: string) => [main, second, ink].every((part) => part === colour);
  const exact = asksForGround ? [] : [...codes, ...shadeless.filter(isAllOf)];
  return { ...scene, palette: onFittingGround(scene.palette, exact, DECORATION) };
}

function wantsVariation(instruction: string, wish: string): boolean {
  return wish === "" || /\b(?:a|another) variation\b/i.test(instruction) ||
    /\b(?:variation|afresh|another way|another take|surprise me|(?:different|new|other) (?:icon|symbol|mark|version|idea|one|design)|(?:do not|don.t) like (?:it|this)|something (?:else|different)|start over)\b/i
      .test(wish);
}
