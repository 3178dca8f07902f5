import type { Content } from "@google/genai";
import type { Concept } from "../../_shared/jobs/verbs/prompt-verbs.ts";
import type { Gemini } from "../../_shared/vendors/gemini/gemini.ts";
import type { VendorCall } from "../../_shared/vendors/vendor-call.ts";
import { inlinePicture } from "../../_shared/vendors/gemini/inline-picture.ts";
import { writeJson } from "../../_shared/vendors/gemini/write-json.ts";
import { VendorError } from "../../_shared/vendors/vendor-error.ts";
import { answerSchema, type Draft, readDrafts } from "./answer.ts";
import { type DirectorBrief, directorBrief } from "../../_shared/director/brief.ts";
import { check, type Taken } from "./check.ts";
import { clichesFor } from "./cliches.ts";
import { commission, correction } from "./prompts/commission.ts";
import { instruction } from "./prompts/instruction.ts";
import { type Slot, splitSlots } from "./archetype-split.ts";

export interface Inspiration {
  bytes: Uint8Array;
  mimeType: string;
}

/**
 * Reads a brief and writes so many concepts for it, spread over the archetypes, each with the
 * prompt that it is to be drawn from. What is missing or flawed is asked for once more; what is good
 * stays, and one good concept is enough for the project to go on. A concept that still shows what
 * the client wants to avoid, and is flawed in nothing else, is drawn: it must not fail by a word.
 *
 * @returns concepts in the order of their slots; fewer than asked for where the others are flawed.
 * @throws `VendorError`: `prompts_unusable` where there is none after the second answer.
 */
export async function createPromptsFromBrief(
  gemini: Gemini,
  { brief: given, count, inspiration, seed }: {
    brief: unknown;
    count: number;
    inspiration: Inspiration | undefined;
    /** Another project with the same brief gets other concepts. */
    seed?: number;
  },
  call: VendorCall,
): Promise<Concept[]> {
  const brief: DirectorBrief = directorBrief.parse(given);
  const slots = splitSlots(count);
  const contents: Content[] = [{
    role: "user",
    parts: [
      ...(inspiration === undefined ? [] : [inlinePicture(inspiration)]),
      {
        text: commission({
          brief,
          slots,
          cliches: clichesFor(brief),
          hasInspiration: inspiration !== undefined,
        }),
      },
    ],
  }];
  const first = check(await write(slots), slots, brief);
  if (first.complaints.length === 0) return inOrder(first.good);
  const lacking = slots.filter(({ number }) => first.good.every(({ slot }) => slot !== number));
  contents.push({ role: "user", parts: [{ text: correction(first.complaints, lacking) }] });
  const second = check(await repair(), lacking, brief, first.good);
  const written = inOrder([...first.good, ...second.good, ...second.spare, ...first.spare]);
  if (written.length === 0) throw unusable(second.complaints);
  return written;

  /** Asks, and keeps what comes back for the correction to refer to. */
  async function write(asked: Slot[]): Promise<Draft[]> {
    const request = {
      instruction,
      contents,
      schema: answerSchema(asked),
      ...(seed === undefined ? {} : { seed }),
    };
    const { text, value } = await writeJson(gemini, request, call).catch((error) => {
      throw inspiration !== undefined && isOfThePicture(error) ? unreadable(error) : error;
    });
    contents.push({ role: "model", parts: [{ text: text || "(no answer)" }] });
    return readDrafts(value);
  }

  /** A model that refuses to correct its answer would refuse again: the good concepts must do. */
  async function repair(): Promise<Draft[]> {
    try {
      return await write(lacking);
    } catch (error) {
      const isRefusal = error instanceof VendorError && error.class === "permanent";
      if (isRefusal && first.good.length + first.spare.length > 0) return [];
      throw error;
    }
  }
}

/** One concept for each slot that has any, the first of several. */
function inOrder(taken: Taken[]): Concept[] {
  const bySlot = new Map(taken.toReversed().map(({ slot, concept }) => [slot, concept]));
  return [...bySlot].sort(([a], [b]) => a - b).map(([, concept]) => concept);
}

/**
 * Gemini refuses a picture that it can't decode as a bad request, and says in words that it is the
 * picture: "Unable to process input image", "Provided image is not valid".
 */
function isOfThePicture(error: unknown): error is VendorError {
  return error instanceof VendorError && error.status === 400 && error.code === "vendor_rejected" &&
    /image|picture|inline.?data|media/i.test(error.message);
}

function unreadable(cause: VendorError): VendorError {
  return new VendorError(cause.message, { class: "permanent", code: "unsupported_image", cause });
}

function unusable(complaints: string[]): VendorError {
  return new VendorError(`gemini: unusable prompts: ${complaints.slice(0, 5).join(" ")}`, {
    // It was asked twice already: a third time costs as much and helps as little.
    class: "permanent",
    code: "prompts_unusable",
  });
}
