import { z } from "zod";
import { briefForm } from "../../support/brief.ts";

/** Answers, by status or in words, and how many there were of each; `none` where none came. */
export type AnswerCounts = Map<string, number>;

/** The stack that is attacked, as its users know it, and the studio behind it. */
export const target = z.object({
  url: z.url(),
  publishableKey: z.string(),
  studioUrl: z.url(),
});
type Target = z.infer<typeof target>;

/** Somebody with an account who means harm. What their calls came to is counted. */
export class Attacker {
  readonly answers: AnswerCounts = new Map();

  /**
   * @param token the account's.
   * @param signal ends what they do.
   */
  constructor(readonly target: Target, readonly token: string, readonly signal: AbortSignal) {}

  get isOver(): boolean {
    return this.signal.aborted;
  }

  /** Calls any part of the stack, with the public key and the own token. @returns JSON, or nothing. */
  async call(path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
    try {
      return JSON.parse(await this.callText(path, init));
    } catch {
      return {};
    }
  }

  /** As {@link call}. @returns the answer as it is; empty where none came. */
  async callText(path: string, init: RequestInit = {}): Promise<string> {
    const headers = new Headers(init.headers);
    headers.set("apikey", this.target.publishableKey);
    if (!headers.has("authorization")) headers.set("authorization", `Bearer ${this.token}`);
    try {
      const url = `${this.target.url}${path}`;
      const response = await fetch(url, { ...init, headers, signal: this.signal });
      const text = await response.text().catch(() => "");
      this.count(response.status === 500 ? `500 ${codeOf(text)}` : `${response.status}`);
      return text;
    } catch {
      if (!this.isOver) this.count("none");
      return "";
    }
  }

  /** @param given what the brief says besides. */
  async create(given: Record<string, unknown>, inspiration?: Blob): Promise<string | undefined> {
    const body = briefForm(given, inspiration && { inspiration });
    const { project_id } = await this.call("/functions/v1/api/v1/projects", {
      method: "POST",
      body,
    });
    return typeof project_id === "string" ? project_id : undefined;
  }

  count(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }

  /** Does it again and again, side by side with itself, until the drill is over. */
  async repeat(sideBySide: number, attack: (nth: number) => Promise<unknown>): Promise<void> {
    let nth = 0;
    const lane = async () => {
      while (!this.isOver) await attack(nth++);
    };
    await Promise.all(Array.from({ length: sideBySide }, lane));
  }
}

/** What a failure is called, by REST after Postgres: `57014` is a statement whose time was over. */
function codeOf(answer: string): string {
  return /"code":"(\w+)"/.exec(answer)?.[1] ?? "without a code";
}
