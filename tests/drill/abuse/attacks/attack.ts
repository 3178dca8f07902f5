import type { Stage } from "../../stage.ts";
import type { AnswerCounts, Attacker } from "../attacker.ts";

/** One way to cost the host or the others something. */
export interface Attack {
  name: string;
  /** What an operator did to the attacker's account before. */
  prepare?(stage: Stage, userId: string): Promise<void>;
  /** Whether enough was answered for the attack to count as made. Default: anything at all. */
  isMade?(answers: AnswerCounts): boolean;
  /**
   * Whether it asks what takes longer than a statement may: REST gives that up with 500 and 57014.
   * Where starved: its calls wait for each other, for so long where they hardly get processor time.
   */
  isGivenUp?: "always" | "where starved";
  /** Goes on until the attacker is stopped. */
  run(attacker: Attacker): Promise<void>;
  /** What must not have come of it. */
  findBreaches(remains: Remains): Promise<string[]> | string[];
}

/** What an attack leaves behind. */
export interface Remains {
  stage: Stage;
  userId: string;
  answers: AnswerCounts;
  /** Sign-ins that an address may make in five minutes. */
  signIns: number;
  /** How long it went on. */
  seconds: number;
}

export const json = { "content-type": "application/json" };
export const api = "/functions/v1/api/v1";
