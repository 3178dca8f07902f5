import type { Stage } from "../stage.ts";
import { signUp } from "../storm/sign-up.ts";
import { Api } from "../storm/api.ts";
import { briefForm } from "../../support/brief.ts";

/** Statuses of answers, and how many there were of each; `none` where none came. */
export type Answers = Map<string, number>;

/** Somebody with an account who means harm. What their calls came to is counted. */
export class Attacker {
  readonly answers: Answers = new Map();

  private constructor(
    readonly stage: Stage,
    readonly token: string,
    private readonly signal: AbortSignal,
  ) {}

  /** @param signal ends what they do. */
  static async enter(stage: Stage, signal: AbortSignal): Promise<Attacker> {
    return new Attacker(stage, await signUp(new Api(stage.stack.url, signal)), signal);
  }

  get userId(): string {
    return JSON.parse(atob(this.token.split(".")[1] ?? "")).sub;
  }

  get isOver(): boolean {
    return this.signal.aborted;
  }

  /** Calls any part of the stack, with the public key and the own token. */
  async call(path: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
    const headers = new Headers(init.headers);
    headers.set("apikey", this.stage.stack.publishableKey);
    if (!headers.has("authorization")) headers.set("authorization", `Bearer ${this.token}`);
    try {
      const url = `${this.stage.stack.url}${path}`;
      const response = await fetch(url, { ...init, headers, signal: this.signal });
      this.count(`${response.status}`);
      return await response.json().catch(() => ({}));
    } catch {
      if (!this.signal.aborted) this.count("none");
      return {};
    }
  }

  async create(count: number, inspiration?: Blob): Promise<string | undefined> {
    const body = briefForm({ concept_count: count }, inspiration && { inspiration });
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
