import type { Archetype } from "../../_shared/contract/archetype.ts";
import type { Concept } from "../../_shared/jobs/verbs/prompt-verbs.ts";
import type { Draft } from "./answer.ts";
import { avoidedIn } from "./avoided.ts";
import type { DirectorBrief } from "../../_shared/director/brief.ts";
import { lettersInitials, lettersName } from "./lettering.ts";
import { findTwins } from "./likeness.ts";
import type { Slot } from "./archetype-split.ts";

/** From 600 on Seedream begins to lose the thread. */
const MAX_WORDS = 599;
/** For scripts that don't part words by spaces. */
const MAX_CHARACTERS = 6000;
const MAX_TITLE = 120;

/** An answer that can be drawn from, or what is wrong with it, for the director to read. */
export type Verdict =
  | { usable: true; concepts: Concept[] }
  /** With concepts: they show what the client wants to avoid, and can be drawn for all that. */
  | { usable: false; complaints: string[]; concepts?: Concept[] };

/** Checks an answer against what was asked for, all of it: there is one repair to mend everything. */
export function check(drafts: Draft[], slots: Slot[], brief: DirectorBrief): Verdict {
  const complaints: string[] = [];
  const breaches: string[] = [];
  const wishes: string[] = [];
  const taken: { slot: number; concept: Concept }[] = [];
  for (const { number, archetype } of slots) {
    const [found, another] = drafts.filter((draft) => draft.number === number);
    if (found === undefined) {
      complaints.push(`Slot ${number}: its concept is missing.`);
      continue;
    }
    if (another !== undefined) complaints.push(`Slot ${number}: it has more than one concept.`);
    complaints.push(
      ...flaws(found, archetype, brief).map((flaw) => `Slot ${number}: ${flaw}`),
    );
    if (found.prompt !== "" && !usesColours(found.prompt, brief.colors)) {
      wishes.push(
        `Slot ${number}: its palette has none of the client's colours, ${brief.colors.join(", ")}.`,
      );
    }
    const shown = avoidedIn(found.prompt, brief);
    if (shown.length > 0) {
      breaches.push(
        `Slot ${number}: it shows what the client wants to avoid: ${shown.join(", ")}. ` +
          "Give it an idea and colours without that.",
      );
    }
    const title = [...found.title].slice(0, MAX_TITLE).join("").trim();
    taken.push({ slot: number, concept: { archetype, title, prompt: found.prompt } });
  }
  complaints.push(...surplus(drafts, slots), ...repetitions(taken));
  const concepts = taken.map(({ concept }) => concept);
  if (complaints.length === 0 && breaches.length === 0) return { usable: true, concepts };
  // Wishes aren't worth a paid call by themselves: they go along with one.
  const all = [...complaints, ...breaches, ...wishes];
  return { usable: false, complaints: all, ...(complaints.length === 0 ? { concepts } : {}) };
}

/** Whether a prompt names one of the client's colours by its code, if there are any. */
function usesColours(prompt: string, colours: string[]): boolean {
  const text = prompt.toLowerCase();
  return colours.length === 0 || colours.some((colour) => text.includes(colour.toLowerCase()));
}

/** What is wrong with a concept by itself. */
function flaws(
  { archetype, title, prompt }: Draft,
  asked: Archetype,
  brief: DirectorBrief,
): string[] {
  const found: string[] = [];
  if (archetype !== asked) {
    found.push(`it is to be of archetype ${asked}, not ${archetype.slice(0, 40)}.`);
  }
  if (title === "") found.push("its title is empty.");
  if (prompt === "") return [...found, "its prompt is empty."];
  const words = prompt.split(/\s+/).length;
  if (words > MAX_WORDS) found.push(`its prompt has ${words} words; ${MAX_WORDS} is the most.`);
  else if (prompt.length > MAX_CHARACTERS) found.push("its prompt is too long.");
  if (asked === "wordmark" || asked === "combination") {
    if (!lettersName(prompt, brief.company_name)) {
      found.push(
        "its prompt does not have the company's name, exactly as given, in double quotes.",
      );
    }
  } else if (asked === "lettermark" && !lettersInitials(prompt, brief.company_name)) {
    found.push(
      "its prompt does not have letters of the company's name, as its initials, in double quotes.",
    );
  }
  return found;
}

function surplus(drafts: Draft[], slots: Slot[]): string[] {
  const asked = new Set(slots.map(({ number }) => number));
  const unasked = drafts.filter(({ number }) => !asked.has(number)).length;
  return unasked === 0
    ? []
    : [`There are ${unasked} concepts that no slot asks for. Leave them out.`];
}

/** The same prompt, or the same idea, twice. */
function repetitions(taken: { slot: number; concept: Concept }[]): string[] {
  const told = taken.filter(({ concept }) => concept.prompt !== "");
  const slotAt = (place: number) => told[place]?.slot;
  const seen = new Map<string, number>();
  const same = new Set<number>();
  const complaints = told.flatMap(({ slot, concept }) => {
    const text = essence(concept.prompt);
    const earlier = seen.get(text);
    seen.set(text, earlier ?? slot);
    if (earlier === undefined) return [];
    same.add(slot);
    return [`Slot ${slot}: its prompt is that of slot ${earlier}.`];
  });
  const twins = findTwins(told.map(({ concept }) => concept.prompt)).flatMap(
    ({ earlier, later }) =>
      same.has(slotAt(later) ?? 0) ? [] : [
        `Slot ${slotAt(later)}: it tells the idea of slot ${slotAt(earlier)} again. ` +
        "Give it another idea, drawn in another way.",
      ],
  );
  return [...complaints, ...twins];
}

/** A text without what doesn't make it another one: case, punctuation, spacing. */
function essence(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
}
