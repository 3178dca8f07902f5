import type { Content } from "@google/genai";
import type { Concept } from "../../_shared/jobs/verbs/prompt-verbs.ts";
import type { Gemini } from "../../_shared/vendors/gemini/gemini.ts";
import type { VendorCall } from "../../_shared/vendors/vendor-call.ts";
import { inlinePicture } from "../../_shared/vendors/gemini/inline-picture.ts";
import { writeJson } from "../../_shared/vendors/gemini/write-json.ts";
import { VendorError } from "../../_shared/vendors/vendor-error.ts";
import { answerSchema, readDrafts } from "./answer.ts";
import { type DirectorBrief, directorBrief } from "../../_shared/director/brief.ts";
import { check, type Verdict } from "./check.ts";
import { clichesFor } from "./cliches.ts";
import { commission, correction } from "./prompts/commission.ts";
import { instruction } from "./prompts/instruction.ts";
import { splitSlots } from "./archetype-split.ts";

export interface Inspiration {
  bytes: Uint8Array;
  mimeType: string;
}

/**
 * Reads a brief and writes so many concepts for it, spread over the archetypes, each with the
 * prompt that it is to be drawn from. An answer that is flawed is sent back once, with all that is
 * wrong with it. One that then still shows what the client wants to avoid, and is flawed in nothing
 * else, is drawn: a project must not fail by a word.
 *
 * @throws `VendorError`: `prompts_unusable` where the second answer is flawed as well.
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
  const first = await write();
  if (first.usable) return first.concepts;
  contents.push({ role: "user", parts: [{ text: correction(first.complaints) }] });
  const second = await write();
  if (second.usable) return second.concepts;
  if (second.concepts !== undefined) return second.concepts;
  throw unusable(second.complaints);

  /** Asks, and keeps what comes back for the correction to refer to. */
  async function write(): Promise<Verdict> {
    const { text, value } = await writeJson(gemini, {
      instruction,
      contents,
      schema: answerSchema(slots),
      ...(seed === undefined ? {} : { seed }),
    }, call);
    contents.push({ role: "model", parts: [{ text: text || "(no answer)" }] });
    return check(readDrafts(value), slots, brief);
  }
}

function unusable(complaints: string[]): VendorError {
  return new VendorError(`gemini: unusable prompts: ${complaints.slice(0, 5).join(" ")}`, {
    // It was asked twice already: a third time costs as much and helps as little.
    class: "permanent",
    code: "prompts_unusable",
  });
}
