import { announcedChange, CHANGE } from "../reading/announced-change.ts";
import { quoted, readQuotes } from "../reading/quotes.ts";
import { readEdits } from "../reading/read-edits.ts";

const KEPT = "Changed before, and kept:";

/** About as long as a director is told to write; a longer prompt loses its oldest changes. */
const MOST_WORDS = 300;

/** A refinement's own prompt: the parent's, with the instruction taken to heart. */
export function rewritePrompt(
  parent: string,
  instruction: string,
): { title: string; prompt: string } {
  const wish = instruction.replace(/[\p{Cc}\s]+/gu, " ").trim().replace(/[.!]+$/, "");
  const { idea, changes } = taken(parent);
  if (!/[^\p{C}\s]/u.test(wish)) {
    return { title: "Variation", prompt: composed(idea, changes, "Draw it afresh, another way.") };
  }
  const title = wish.split(" ").slice(0, 4).join(" ").slice(0, 40);
  const prompt = composed(renamed(idea, wish), changes, `${CHANGE} ${wish}.`);
  return { title: title.charAt(0).toLocaleUpperCase() + title.slice(1), prompt };
}

/** Whoever reads the prompt finds one name in it: the one that is to be lettered. */
function renamed(idea: string, wish: string): string {
  const before = readQuotes(idea);
  const old = before.name || before.initials;
  const edit = readEdits(wish).find((each) => each.kind === "name");
  if (edit === undefined || old === "") return idea;
  // Only where it is quoted: a name of one letter is in every sentence.
  return idea.replace(
    quoted,
    (text) => text.slice(1, -1).trim() === old ? text[0] + edit.name + text.slice(-1) : text,
  );
}

/** Takes a prompt apart into its idea and the changes made to it so far, the oldest first. */
function taken(prompt: string): { idea: string; changes: string[] } {
  const latest = announcedChange(prompt);
  const before = latest === undefined ? prompt : prompt.slice(0, prompt.lastIndexOf(CHANGE));
  const [idea = "", kept = ""] = before.split(KEPT);
  const earlier = kept.split(";").map((change) => change.trim().replace(/\.$/, ""));
  const changes = [...earlier, latest?.replace(/\.$/, "") ?? ""].filter((change) => change !== "");
  return { idea: idea.trim(), changes };
}

function composed(idea: string, changes: string[], wish: string): string {
  const kept = changes.length === 0 ? [] : [`${KEPT} ${changes.join("; ")}.`];
  const prompt = [idea, ...kept, wish].join(" ");
  const words = prompt.split(/\s+/).length;
  return words <= MOST_WORDS || changes.length === 0
    ? prompt
    : composed(idea, changes.slice(1), wish);
}
