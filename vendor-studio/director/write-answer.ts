import { coloursOf } from "../reading/picture-colours.ts";
import { lettersIn } from "../reading/letters.ts";
import { commissionIn, textIn } from "./brief.ts";
import { conform } from "./conform.ts";
import { refinedLetters } from "./refined-letters.ts";
import { rewritePrompt } from "./rewrite-prompt.ts";
import { writeConcepts } from "./write-concepts.ts";

/** What a language model is asked; `pictures` are the files that came with the text. */
export interface Question {
  text: string;
  pictures: Uint8Array[];
  /** Another one gets other ideas; absent: those of the text alone. */
  seed?: number | undefined;
}

/**
 * What a language model would answer: concepts for a commission, a new prompt for a refinement, the
 * letters of a picture, and for anything else what the schema allows, or a sentence where there is
 * none.
 */
export function writeAnswer(question: Question, schema: unknown): string {
  const wanted = answerTo(question);
  if (schema === undefined) return wanted === undefined ? "Understood." : JSON.stringify(wanted);
  return JSON.stringify(conform(schema, wanted));
}

function answerTo({ text, pictures, seed }: Question): unknown {
  const commission = commissionIn(text);
  if (commission !== undefined) {
    const lent = pictures.flatMap(coloursOf);
    return { concepts: writeConcepts(commission, seed, lent) };
  }
  const parent = textIn(text, "parent_prompt");
  const [picture] = pictures;
  if (parent !== undefined) {
    const wish = textIn(text, "instruction") ?? "";
    return { ...rewritePrompt(parent, wish), ...refinedLetters(picture, parent, wish) };
  }
  return picture === undefined ? undefined : lettersIn(picture);
}
