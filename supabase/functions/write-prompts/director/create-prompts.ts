import type { Content } from "@google/genai";
import type { Archetype } from "../../_shared/contract/archetype.ts";
import type { EarlierLogo } from "../../_shared/jobs/verbs/claims.ts";
import type { Concept } from "../../_shared/jobs/verbs/prompt-verbs.ts";
import type { Gemini } from "../../_shared/vendors/gemini/gemini.ts";
import type { VendorCall } from "../../_shared/vendors/vendor-call.ts";
import { inlinePicture } from "../../_shared/vendors/gemini/inline-picture.ts";
import { writeJson } from "../../_shared/vendors/gemini/write-json.ts";
import { VendorError } from "../../_shared/vendors/vendor-error.ts";
import { answerSchema, type Draft, readDrafts } from "./answer.ts";
import { type DirectorBrief, directorBrief } from "../../_shared/director/brief.ts";
import { check } from "./check.ts";
import type { Taken } from "./repetitions.ts";
import { clichesFor } from "./cliches.ts";
import { commission, correction } from "./prompts/commission.ts";
import { instruction } from "./prompts/instruction.ts";
import { type Slot, slotsOf, splitSlots } from "../../_shared/director/archetype-split.ts";
import { showLogo } from "./earlier-logo.ts";

export interface InspirationPicture {
  bytes: Uint8Array;
  mimeType: string;
}

/** What the director is asked to think of. */
export interface Order {
  brief: unknown;
  count: number;
  /** The one kind that is wanted; all kinds where there is none. */
  archetype?: Archetype | null;
  /** The owner's wish for this round. */
  direction?: string | null;
  /** Those that are there already, whose ideas must not be repeated. */
  logos?: EarlierLogo[];
  inspiration?: InspirationPicture | undefined;
  /** Another round with the same brief gets other concepts. */
  seed?: number;
}

/**
 * Reads a brief and writes the wanted number of concepts for it, split over the archetypes unless one
 * is wanted, each with the prompt that it is drawn from. Concepts that are missing or flawed are asked for once
 * more; the good ones stay, and one good concept is enough for the project to go on. A concept that
 * still shows what the client wants to avoid, and has no other flaw, is drawn: one word is no
 * reason to fail it.
 *
 * @returns concepts in the order of their slots; fewer than asked for where the others are flawed.
 * @throws `VendorError`: `prompts_unusable` where there is none after the second answer.
 */
export async function createPromptsFromBrief(
  gemini: Gemini,
  { brief: given, count, archetype, direction, logos = [], inspiration, seed }: Order,
  call: VendorCall,
): Promise<Concept[]> {
  const brief: DirectorBrief = directorBrief.parse(given);
  const slots = archetype ? slotsOf(archetype, count) : splitSlots(count);
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
          shown: logos.map(showLogo),
          direction: direction ?? undefined,
        }),
      },
    ],
  }];
  const first = check(await write(slots), slots, brief, { logos });
  if (first.complaints.length === 0) return inOrder(first.good);
  const lacking = slots.filter(({ number }) => first.good.every(({ slot }) => slot !== number));
  contents.push({ role: "user", parts: [{ text: correction(first.complaints, lacking) }] });
  const second = check(await repair(), lacking, brief, { logos, kept: first.good });
  const written = inOrder([...first.good, ...second.good, ...second.spare, ...first.spare]);
  if (written.length === 0) throw unusable(second.complaints);
  return written;

  /**
   * Asks the model, and keeps its answer in the conversation, so that a correction can refer to it.
   */
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

  /**
   * A model that refuses to correct its answer, or answers what nobody can read, would likely do so
   * again, and what is good would be paid for again too: so the good concepts have to do.
   */
  async function repair(): Promise<Draft[]> {
    try {
      return await write(lacking);
    } catch (error) {
      const hasAnswered = error instanceof VendorError &&
        (error.class === "permanent" || error.class === "unknown");
      if (hasAnswered && first.good.length + first.spare.length > 0) return [];
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
 * Gemini answers a picture that it can't decode with a bad request. Only the message tells that the
 * picture is the reason: "Unable to process input image", "Provided image is not valid".
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
    // The model was asked twice already: a third call would cost the same and hardly help.
    class: "permanent",
    code: "prompts_unusable",
  });
}
