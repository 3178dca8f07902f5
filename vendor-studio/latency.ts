import { hash } from "./draw/random.ts";

/** How long an answer takes, in milliseconds: the same for the same prompt. */
export interface Latency {
  low: number;
  high: number;
}

/**
 * Reads `800` or `400-1500`.
 *
 * @throws on anything else.
 */
export function parseLatency(text: string): Latency {
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(text.trim());
  const low = Number(match?.[1]);
  const high = Number(match?.[2] ?? match?.[1]);
  if (match === null || high < low) {
    throw new Error(`STUDIO_LATENCY_MS is "${text}"; write milliseconds, as 800 or 400-1500`);
  }
  return { low, high };
}

/** Spreads prompts evenly over the range, so that pictures arrive one by one. */
export function latencyFor({ low, high }: Latency, prompt: string): number {
  return low + (hash(prompt) % 1000) / 1000 * (high - low);
}
