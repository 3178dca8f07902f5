import type { ServiceClient } from "../../_shared/database.ts";
import type { AttemptTime } from "../../_shared/jobs/run-attempt.ts";
import type { FinishedPicture } from "../../_shared/jobs/verbs/picture-verbs.ts";
import type { Logger } from "../../_shared/log.ts";
import type { Stored } from "../picture-kind.ts";
import { firmer, oneLogo } from "../prompts/firmer.ts";
import { readPicture } from "../read-picture.ts";
import type { expectedLettering } from "./expected.ts";
import { judge, type Judgement } from "./judge.ts";
import type { LetterReader } from "./reader.ts";

type Expectation = ReturnType<typeof expectedLettering>;

export interface ReadBackDeps {
  client: ServiceClient;
  /** Undefined where letters are not to be read back. */
  reader: LetterReader | undefined;
  log: Logger;
}

/** What was read in a picture, compared with what it should be. */
export interface Reading extends Pick<Judgement, "difference"> {
  /** Undefined where nothing is to be lettered. */
  lettering: FinishedPicture["lettering"];
  logos: number | undefined;
}

/** What is added to the prompt of a second drawing, by what was wrong; empty where nothing was. */
export function emphasisFor(reading: Reading, expected: Expectation): string {
  const isMisspelt = reading.lettering?.verdict === "mismatch" && typeof expected === "object";
  return [
    ...(isMisspelt ? [firmer(expected.main, expected.letterCase)] : []),
    ...(isSheet(reading) ? [oneLogo] : []),
  ].join(" ");
}

function isSheet({ logos = 1 }: Reading): boolean {
  return logos > 1;
}

/** A right name counts most, then a single logo, then a name that is less wrong. */
export function isBetter(second: Reading, first: Reading): boolean {
  const rank = (reading: Reading) => [
    Number(reading.lettering?.verdict === "mismatch"),
    Number(isSheet(reading)),
    reading.difference,
  ];
  const [one, other] = [rank(second), rank(first)];
  const at = one.findIndex((value, index) => value !== other[index]);
  return (one[at] ?? 0) < (other[at] ?? 0);
}

/** Reads a stored picture's letters and compares them; where nothing can be read, it passes. */
export async function readBack(
  { client, reader, log }: ReadBackDeps,
  { picture, size, bytes }: Stored,
  expected: Expectation,
  call: AttemptTime,
): Promise<Reading> {
  const { path, mimeType } = picture;
  const load = async (signal: AbortSignal) =>
    bytes === undefined ? await readPicture(client, path, mimeType, signal) : { bytes, mimeType };
  const seen = await reader?.read({ size, load }, call, log);
  const logos = seen?.logos;
  if (expected === "nothing") return { lettering: undefined, difference: 0, logos };
  // A picture that could not be read is more likely right than one that was read and is misspelt.
  const text = seen?.text;
  if (text === undefined || expected === "unknown") {
    return { lettering: { verdict: "unchecked" }, difference: 0, logos };
  }
  const { verdict, difference } = judge(text, expected);
  if (verdict === "unchecked") return { lettering: { verdict }, difference, logos };
  return { lettering: { verdict, text }, difference, logos };
}
