import { z } from "zod";
import { refusing } from "../reading/avoidance.ts";
import { meant } from "./words.ts";

/** A brief as far as the director uses it; anything amiss is read as not given. */
export const brief = z.object({
  company_name: z.string(),
  industry: z.string().catch(""),
  description: z.string().catch(""),
  tagline: z.string().catch(""),
  styles: z.array(z.string()).catch([]),
  personality: z.array(z.string()).catch([]),
  colors: z.array(z.string().regex(/^#[0-9a-f]{6}$/i)).catch([]),
  avoid: z.string().catch(""),
});

export type GivenBrief = z.infer<typeof brief> & {
  /** What the client wants to see in this round. */
  wish?: string;
};

const slot = z.object({
  number: z.int(),
  archetype: z.enum(["abstract", "lettermark", "wordmark", "combination", "pictorial"]),
});

export type Slot = z.infer<typeof slot>;

const shownLogo = z.object({ title: z.string(), idea: z.string().catch("") });

/** A logo that the client has seen already. */
export type ShownLogo = z.infer<typeof shownLogo>;

/** What a request asks the director for, as its `<brief>` and `<slots>` tags say. */
export interface Commission {
  brief: GivenBrief;
  slots: Slot[];
  /** Of the client's field, to be left out. */
  cliches: string[];
  /** Of earlier rounds, not to be shown again. */
  shown: ShownLogo[];
}

export function commissionIn(text: string): Commission | undefined {
  const given = tagged(text, "brief", brief);
  if (given === undefined) return undefined;
  // The brief is other people's words, which may hold a tag of their own: slots stand outside it.
  const outside = text.slice(0, given.from) + text.slice(given.to);
  const slots = tagged(outside, "slots", z.array(slot).min(1));
  if (slots === undefined) return undefined;
  const cliches = tagged(outside, "cliches", z.array(z.string()))?.value ?? [];
  const shown = tagged(outside, "shown", z.array(shownLogo))?.value ?? [];
  const direction = tagged(outside, "direction", z.string())?.value;
  return { brief: directed(given.value, direction), slots: slots.value, cliches, shown };
}

/** A brief with what the client wishes of this round: it is read before anything else. */
function directed(brief: GivenBrief, direction: string | undefined): GivenBrief {
  if (direction === undefined) return brief;
  const wish = meant(direction.replace(refusal, " "));
  const description = `${wish}. ${brief.description}`;
  const avoid = [brief.avoid, ...direction.match(refusal) ?? []].join(", ");
  return { ...brief, description, avoid, wish };
}

/** "No trees" in "with a hedgehog, no trees", as far as it goes. */
const refusal = new RegExp(
  `\\b(?:${refusing}|instead of)\\b(?! (?:only|just)\\b).*?(?=[,;.!\\n]|$|\\b(?:but|instead|and (?:an?|the|with))\\b)`,
  "gi",
);

/** The content of a tag as text, the first one; it may be a JSON string. */
export function textIn(text: string, tag: string): string | undefined {
  const from = text.indexOf(`<${tag}>`);
  const to = text.indexOf(`</${tag}>`, from);
  if (from < 0 || to < 0) return undefined;
  const content = text.slice(from + tag.length + 2, to).trim();
  const value = content.startsWith('"') ? json(content) : undefined;
  return typeof value === "string" ? value : content;
}

/** JSON between tags; a closing tag inside one of its strings doesn't end it. */
function tagged<T>(
  text: string,
  tag: string,
  shape: z.ZodType<T>,
): { value: T; from: number; to: number } | undefined {
  const open = `<${tag}>`;
  const close = `</${tag}>`;
  for (let from = text.indexOf(open); from >= 0; from = text.indexOf(open, from + 1)) {
    const start = from + open.length;
    for (let end = text.indexOf(close, start); end >= 0; end = text.indexOf(close, end + 1)) {
      const parsed = shape.safeParse(json(text.slice(start, end)));
      if (parsed.success) return { value: parsed.data, from, to: end + close.length };
    }
  }
  return undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\s*```(?:json)?|```\s*$/g, ""));
  } catch {
    return undefined;
  }
}

/** What the brief's words say about character, in lower case. */
export function characterOf({ personality, styles, industry, description }: GivenBrief): string {
  return [...personality, ...styles, industry, description].join(" ").toLowerCase();
}
