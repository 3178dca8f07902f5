import { z } from "zod";
import { cut } from "../../_shared/lettering/cut.ts";
import type { Gemini } from "../../_shared/vendors/gemini/gemini.ts";
import type { VendorCall } from "../../_shared/vendors/vendor-call.ts";
import { inlinePicture } from "../../_shared/vendors/gemini/inline-picture.ts";
import { writeJson } from "../../_shared/vendors/gemini/write-json.ts";
import { instruction, question } from "../prompts/reading.ts";

/** The longest text that the database keeps, in characters. */
const MAX_TEXT = 300;

const answer = z.object({
  readable: z.boolean(),
  // A mark without letters is answered with an empty text, with null or with none.
  text: z.string().nullish().transform((text) => text ?? ""),
  logos: z.int().optional().catch(undefined),
});

/** What was seen in a picture. */
export interface Seen {
  /** In one line; undefined where the letters can't be recognised. */
  text: string | undefined;
  /** How many separate logos there are; undefined where the model did not count them. */
  logos: number | undefined;
}

const schema = {
  type: "object",
  properties: {
    readable: { type: "boolean" },
    text: { type: "string" },
    logos: { type: "integer", minimum: 0 },
  },
  required: ["readable", "text", "logos"],
};

/**
 * Has the prompt model read the letters of a picture, and count the logos in it.
 *
 * @returns undefined where the model could not read them, or answered in another shape.
 * @throws `VendorError`
 */
export async function readLetters(
  gemini: Gemini,
  picture: { bytes: Uint8Array; mimeType: string },
  call: VendorCall,
): Promise<Seen | undefined> {
  const { value } = await writeJson(gemini, {
    instruction,
    contents: [{ role: "user", parts: [inlinePicture(picture), { text: question }] }],
    schema,
  }, call);
  const parsed = answer.safeParse(value);
  if (!parsed.success) return undefined;
  const { readable, logos } = parsed.data;
  if (!readable) return logos === undefined ? undefined : { text: undefined, logos };
  const text = parsed.data.text.toWellFormed().replace(/[\p{Cc}\s]+/gu, " ").trim();
  return { text: cut(text, MAX_TEXT), logos };
}
