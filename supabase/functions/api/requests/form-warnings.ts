import { briefSchema } from "../../_shared/contract/brief.ts";
import type { FieldError } from "../../_shared/contract/problem.ts";
import { findLookalike } from "./lookalikes.ts";
import type { Part } from "./multipart.ts";

export const formParts = ["brief_data", "inspiration_file", "project_name"] as const;

const briefKeys = Object.keys(briefSchema.shape);
/** A brief's picture is a part of the form, beside the brief. */
const pictureNames = /^(inspiration|reference|image|picture)(image|picture|file|url)?s?$/;

/** Warnings about members of an accepted form that were probably meant otherwise. */
export function warnOfForm(parts: readonly Part[], brief: object): FieldError[] {
  const names = new Set(parts.map(({ name }) => name));
  return [
    ...[...names].filter((name) => !isFormPart(name)).map(warnOfPart),
    ...Object.keys(brief).filter((key) => !briefKeys.includes(key)).flatMap(warnOfKey),
  ];
}

function isFormPart(name: string): boolean {
  return formParts.some((part) => part === name);
}

function warnOfPart(name: string): FieldError {
  const guess = guessPart(name);
  const message = "is no part of this form and was ignored" +
    (guess ? `; did you mean ${guess}?` : "");
  return { path: name, message };
}

function guessPart(name: string): string | undefined {
  if (isPicture(name)) return "inspiration_file";
  const key = briefKeys.includes(name) ? name : undefined;
  return findLookalike(name, formParts) ?? (key && `brief_data, as its key ${key}`);
}

function warnOfKey(key: string): FieldError[] {
  const path = `brief_data.${key}`;
  if (isPicture(key)) {
    const message = "is not used: send the picture as the form's part inspiration_file";
    return [{ path, message }];
  }
  const guess = findLookalike(key, briefKeys);
  return guess ? [{ path, message: `is not used; did you mean ${guess}?` }] : [];
}

function isPicture(name: string): boolean {
  return pictureNames.test(name.toLowerCase().replace(/[^a-z]/g, ""));
}
