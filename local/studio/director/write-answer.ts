import { commissionIn, textIn } from "./brief.ts";
import { conform } from "./conform.ts";
import { rewritePrompt } from "./rewrite-prompt.ts";
import { writeConcepts } from "./write-concepts.ts";

/**
 * What a language model would answer: concepts for a commission, a new prompt for a refinement,
 * and for anything else what the schema allows, or a sentence where there is none.
 */
export function writeAnswer(request: string, schema: unknown): string {
  const wanted = answerTo(request);
  if (schema === undefined) return wanted === undefined ? "Understood." : JSON.stringify(wanted);
  return JSON.stringify(conform(schema, wanted));
}

function answerTo(request: string): unknown {
  const commission = commissionIn(request);
  if (commission !== undefined) return { concepts: writeConcepts(commission) };
  const parent = textIn(request, "parent_prompt");
  if (parent === undefined) return undefined;
  return rewritePrompt(parent, textIn(request, "instruction") ?? "");
}
