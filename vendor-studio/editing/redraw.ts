// @ts-types="@types/culori"
import { wcagContrast } from "culori";
import { drawLogo, sceneSvg } from "../draw/draw-logo.ts";
import { paletteWithin } from "../draw/enclosure.ts";
import { onFittingGround } from "../draw/fitting-ground.ts";
import { SHAPE } from "../draw/palette.ts";
import { type Format, sceneIn } from "../draw/render.ts";
import { leastContrast, lettersInMain, type Scene } from "../draw/scene.ts";
import type { Edit } from "../reading/edits/edit.ts";
import { isForMark, isOfLetters, moodEdits } from "../reading/edits/moods.ts";
import { describedIn } from "../reading/description.ts";
import { instructionIn, readEdits } from "../reading/read-edits.ts";
import { misspelt } from "../reading/misspelt.ts";
import { readPrompt } from "../reading/read-prompt.ts";
import { decodeBase64 } from "../wire/base64.ts";
import { applyEdit } from "./apply.ts";
import { editPixels } from "./pixels.ts";
import { inNamedColours } from "./named-colours.ts";
import { difference, UNSEEN } from "./difference.ts";
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
 * understood, or nothing of it can be done or be seen.
 */
export function redraw(request: RedrawRequest): Uint8Array<ArrayBuffer> | undefined {
  const { instruction, pictures: [picture], width, height, seed, format } = request;
  if (picture === undefined) return draw(readPrompt(instruction, seed));
  const wish = instructionIn(instruction);
  const before = sceneIn(decodeBase64(picture.data));
  const told = readEdits(wish);
  // How letters look may be all that was read of a wish for a mood.
  const mood = told.every(isOfLetters) ? moodEdits(wish) : [];
  const kept = isForMark(wish) ? [] : told.filter(({ kind }) => kind !== "weight");
  const described = before && describedIn(wish, before, seed);
  const edits = described !== undefined
    ? told.filter(({ kind }) => kind === "colour")
    : mood.length > 0
    ? [...kept, ...mood]
    : told;
  const varies = wantsVariation(instruction, wish);
  if (edits.length === 0 && !varies && described === undefined) return undefined;
  if (before === undefined) return editPixels(picture, edits, width, height, format);
  const key = `${seed ?? ""}:${instruction}`;
  const start = described ?? (varies ? vary(before, key) : before);
  const edited = inSpirit(start, edits);
  if (looks(edited) === looks(before)) return undefined;
  const after = inNamedColours(inExactColours(edited, edits, wish), edits, wish, before);
  return draw(seed === undefined ? after : anotherTake(after, edits, wish, key));

  function draw(scene: ReturnType<typeof readPrompt>): Uint8Array<ArrayBuffer> {
    return drawLogo(request.misspell ? misspelt(scene) : scene, width, height, format);
  }

  /** With the name that is written out: of two without a typeface here, both look the same. */
  function looks(scene: Scene): string {
    const isWritten = scene.archetype === "wordmark" || scene.archetype === "combination";
    return sceneSvg(scene, width, height) + scene.isTransparent + (isWritten ? scene.name : "");
  }
}

/**
 * The scene with the edits made. Where a wish for a tone hardly shows, as "bolder" in black, the
 * ground takes it on or, if that doesn't show either, changes places with what stands on it.
 */
function inSpirit(scene: Scene, edits: Edit[]): Scene {
  const edited = edits.reduce(applyEdit, scene);
  const tones = edits.flatMap((edit): Edit[] =>
    edit.kind === "tone" && edit.part === undefined ? [{ ...edit, part: "ground" }] : []
  );
  if (tones.length === 0) return edited;
  const ways: Edit[][] = [[], tones, [{ kind: "tone", tone: "inverted" }]];
  return ways.map((further) => further.reduce(applyEdit, edited))
    .find((after) => difference(scene, after) > UNSEEN) ?? edited;
}

/**
 * A colour given by its code is kept as it is, and so is the white of an all white logo, unless a
 * ground was asked for; the ground gives way, and the other colours are kept as far as they can be.
 */
function inExactColours(scene: Scene, edits: Edit[], wish: string): Scene {
  const asksForGround = edits.some((edit) => edit.kind === "colour" && edit.part === "ground");
  const codes: string[] = wish.toLowerCase().match(/#[0-9a-f]{6}\b/g) ?? [];
  const { ground, ...palette } = scene.palette;
  const under = underLetters(scene);
  const letters = scene.colouredLetters.map(({ colour }) => colour)
    .filter((colour) => codes.includes(colour));
  const isHidden = letters.some((colour) =>
    under.some((shape) => shape !== ground && wcagContrast(colour, shape) < SHAPE)
  );
  // A solid shape that hides them goes; one that doesn't has them in place of the ground.
  if (isHidden) return inExactColours(applyEdit(scene, noEnclosure), edits, wish);
  const inks = Object.values(palette);
  const others = [scene.underline, ...scene.enclosures].map((each) => each?.colour ?? "");
  const own = [...under.includes(ground) ? letters : [], ...inks, ...others];
  const asked = codes.filter((code) => own.includes(code));
  const isAllOf = (colour: string) => inks.every((part) => part === colour);
  const white = asksForGround ? [] : shadeless.filter(isAllOf);
  const fitting = (exact: string[]) => ({
    ...scene,
    palette: onFittingGround(scene.palette, exact, leastContrast(scene), asked),
  });
  const shown = fitting([...asked, ...white]);
  const isKept = asksForGround || asked.length === 0 || shown.palette.ground === ground;
  return isKept ? shown : fitting([...asked, ...inks]);
}

const noEnclosure = { kind: "enclosure", enclosure: null } as const;

/** What letters stand on: the ground or a solid shape; initials in a tile beside a name, both. */
function underLetters(scene: Scene): string[] {
  const { archetype, mark, enclosures } = scene;
  const around = enclosures.find(({ of }) => of === "whole");
  const { main, ground } = paletteWithin(around, scene.palette);
  if (archetype === "combination" && mark === "contained") return [main, ground];
  return [lettersInMain(scene) ? main : ground];
}

function wantsVariation(instruction: string, wish: string): boolean {
  return wish === "" || /\b(?:a|another) variation\b/i.test(instruction) ||
    /\b(?:variation|afresh|another way|another take|surprise me|(?:different|new|other) (?:icon|symbol|mark|version|idea|one|design)|(?:do not|don.t) like (?:it|this)|something (?:else|different)|start over)\b/i
      .test(wish);
}
