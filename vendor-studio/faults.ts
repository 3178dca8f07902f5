import { z } from "zod";
import { type Random, randomFrom } from "./draw/random.ts";

export const vendorName = z.enum(["gemini", "ark", "fal"]);
export type VendorName = z.infer<typeof vendorName>;

/** Where a fault strikes at fal, which takes more than one request to get a picture. */
const step = z.enum(["submit", "job", "status", "result"]);
export type Step = z.infer<typeof step>;

/**
 * A rule of what is to go wrong. Rules are asked in order; the first that matches and is due wins.
 * `times` ends it after so many faults; `rate` makes it strike with that probability, repeatably
 * for one `seed`.
 */
export const faultRule = z.strictObject({
  vendor: vendorName,
  match: z.strictObject({
    model: z.string().optional(),
    promptIncludes: z.string().optional(),
    step: step.optional(),
  }).optional(),
  fault: z.enum([
    "latency",
    "status",
    "throttle",
    "refusal",
    "cut_body",
    "garbage",
    "not_a_picture",
    "picture_error",
    "expired_url",
    "misspell",
    "hang",
    "redirect",
  ]),
  status: z.int().min(400).max(599).default(500),
  retryAfterSeconds: z.number().positive().optional(),
  milliseconds: z.int().nonnegative().default(1000),
  /** Where a redirect points. */
  location: z.url().optional(),
  times: z.int().positive().optional(),
  rate: z.number().min(0).max(1).optional(),
  seed: z.string().default(""),
}).refine(({ fault, location }) => fault !== "redirect" || location !== undefined, {
  path: ["location"],
  message: "a redirect needs a location",
});

export type FaultRule = z.infer<typeof faultRule>;

/** A rule that strikes a call. */
export interface Fault extends FaultRule {
  /** Aborts when the orders are cleared. */
  cleared: AbortSignal;
}

/** The parts of a call that a rule can match. */
export interface Subject {
  vendor: VendorName;
  model: string;
  prompt: string;
  /** Absent: the whole call is one request. */
  step?: Step;
}

/** The faults on order. */
export interface Faults {
  add(rules: FaultRule[]): void;
  clear(): void;
  /** The rule that strikes this call, counted as used. */
  takeFor(subject: Subject): Fault | undefined;
}

export function createFaults(): Faults {
  let orders: { rule: FaultRule; left: number; random: Random }[] = [];
  let standing = new AbortController();
  return {
    add(rules) {
      for (const rule of rules) {
        orders.push({ rule, left: rule.times ?? Infinity, random: randomFrom(rule.seed) });
      }
    },
    clear() {
      orders = [];
      standing.abort();
      standing = new AbortController();
    },
    takeFor(subject) {
      for (const order of orders) {
        if (order.left <= 0 || !matches(order.rule, subject)) continue;
        if (order.rule.rate !== undefined && order.random.next() >= order.rule.rate) continue;
        order.left--;
        return { ...order.rule, cleared: standing.signal };
      }
      return undefined;
    },
  };
}

function matches({ vendor, match, fault }: FaultRule, subject: Subject): boolean {
  return vendor === subject.vendor &&
    (subject.step === undefined || subject.step === (match?.step ?? usualStep(fault))) &&
    (match?.model === undefined || match.model === subject.model) &&
    (match?.promptIncludes === undefined || subject.prompt.includes(match.promptIncludes));
}

/** Faults of the network strike fal's submission, all others the job itself. */
function usualStep(fault: FaultRule["fault"]): Step {
  return ["throttle", "cut_body", "garbage"].includes(fault) ? "submit" : "job";
}
