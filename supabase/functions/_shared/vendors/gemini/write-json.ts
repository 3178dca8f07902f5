import type { Content, GenerateContentConfig, ThinkingLevel } from "@google/genai";
import type { Gemini } from "./gemini.ts";
import { geminiModel } from "../models/find-model.ts";
import type { VendorCall } from "../vendor-call.ts";

export interface WritingRequest {
  /** Who the model is and how it works. */
  instruction: string;
  contents: Content[];
  /** JSON Schema of the answer. */
  schema: Record<string, unknown>;
  /** Another seed gives another answer to the same question. A 31-bit whole number. */
  seed?: number;
}

/**
 * Asks the prompt model for JSON. The schema is a wish: the answer must still be checked.
 *
 * @returns the answer's text, and its value, undefined where the text is not JSON.
 * @throws `VendorError`
 */
export async function writeJson(
  gemini: Gemini,
  { instruction, contents, schema, seed }: WritingRequest,
  call: VendorCall,
): Promise<{ text: string; value: unknown }> {
  const answer = await gemini.generate({
    model: gemini.promptModel,
    contents,
    config: {
      systemInstruction: { parts: [{ text: instruction }] },
      responseMimeType: "application/json",
      responseJsonSchema: schema,
      ...(seed === undefined ? {} : { seed }),
      ...thinkingOf(gemini.promptModel),
    },
  }, call);
  const parts = answer.candidates?.[0]?.content?.parts ?? [];
  const text = parts.filter((part) => part.thought !== true).map((part) => part.text ?? "").join(
    "",
  );
  return { text, value: parse(text) };
}

/**
 * Fifteen prompts have to be written within one attempt, so the model gets little time to think.
 * Models before the third generation don't know thinking levels and would refuse the request.
 */
function thinkingOf(model: string): Pick<GenerateContentConfig, "thinkingConfig"> {
  const { thinking } = geminiModel(model);
  // The SDK's enum is a value, and the SDK is loaded late.
  return thinking === undefined
    ? {}
    : { thinkingConfig: { thinkingLevel: thinking as ThinkingLevel } };
}

/** From the first fence to the last: a text inside the JSON may hold fences of its own. */
const fenced = /```\w*\s*([\s\S]*)```/;

/** Models put JSON into the code fences of Markdown now and then, whatever the schema says. */
function parse(text: string): unknown {
  return parseJson(text) ?? parseJson(fenced.exec(text)?.[1] ?? "");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
