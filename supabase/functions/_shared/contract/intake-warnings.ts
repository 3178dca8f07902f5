import { briefSchema } from "./brief.ts";
import { findLookalike } from "./lookalikes.ts";
import type { FieldError } from "./problem.ts";

/** What a brief comes in with. */
export interface Intake {
  /** What each of its members is. */
  kind: "part of this form" | "argument of this tool";
  members: readonly string[];
  /** The member that holds the brief. */
  brief: string;
  /** The member that holds an inspiration picture; null where none is taken. */
  picture: string | null;
}

const briefKeys = Object.keys(briefSchema.shape);
/** A brief's picture stands beside the brief. */
const pictureNames = /^(inspiration|reference|image|picture)(image|picture|file|url)?s?$/;

/** Warnings about what was accepted and was probably meant otherwise. */
export function warnOfIntake(
  intake: Intake,
  names: Iterable<string>,
  brief: object,
): FieldError[] {
  const unknown = [...new Set(names)].filter((name) => !intake.members.includes(name));
  return [
    ...unknown.map((name) => warnOfMember(intake, name)),
    ...Object.keys(brief).filter((key) => !briefKeys.includes(key))
      .flatMap((key) => warnOfKey(intake, key)),
  ];
}

function warnOfMember(intake: Intake, name: string): FieldError {
  const guess = guessMember(intake, name);
  const message = `is no ${intake.kind} and was ignored` +
    (guess ? `; did you mean ${guess}?` : "");
  return { path: name, message };
}

function guessMember({ members, brief, picture }: Intake, name: string): string | undefined {
  if (picture !== null && isPicture(name)) return picture;
  const key = briefKeys.includes(name) ? name : undefined;
  return findLookalike(name, members) ?? (key && `${brief}, as its key ${key}`);
}

function warnOfKey({ brief, picture }: Intake, key: string): FieldError[] {
  const path = `${brief}.${key}`;
  if (isPicture(key)) {
    const remedy = picture === null
      ? "no picture is taken here"
      : `send the picture as the form's part ${picture}`;
    return [{ path, message: `is not used: ${remedy}` }];
  }
  const guess = findLookalike(key, briefKeys);
  return guess ? [{ path, message: `is not used; did you mean ${guess}?` }] : [];
}

function isPicture(name: string): boolean {
  return pictureNames.test(name.toLowerCase().replace(/[^a-z]/g, ""));
}
