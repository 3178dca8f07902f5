import { z } from "zod";

type Issue = z.core.$ZodRawIssue;

const kinds: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list",
  object: "an object",
  record: "an object",
  null: "null",
};

const formats: Record<string, string> = {
  email: "an e-mail address",
  url: "a URL",
  uuid: "a UUID",
  guid: "a UUID",
  datetime: "a time like 2026-11-25T08:00:00Z",
};

/**
 * What is wrong with the value at the issue's path: "must be a list". The library's own messages
 * are written for the author of the schema. A schema that has a message of its own doesn't come
 * here.
 */
export function wordIssue(issue: Issue): string {
  // For a whole body too, which counts as missing like any member.
  if (issue.input === undefined) return "is required";
  switch (issue.code) {
    case "invalid_type":
      return `must be ${kinds[issue.expected] ?? issue.expected}`;
    case "invalid_value":
      return `must be ${oneOf(issue.values)}`;
    case "invalid_union":
      return wordUnion(issue);
    case "invalid_format":
      return `must be ${formats[issue.format] ?? "in another form"}`;
    case "too_small":
      return `${verb(issue.origin)} at least ${issue.minimum}${unit(issue.origin, issue.minimum)}`;
    case "too_big":
      return `${verb(issue.origin)} at most ${issue.maximum}${unit(issue.origin, issue.maximum)}`;
    case "not_multiple_of":
      return `must be a multiple of ${issue.divisor}`;
    case "unrecognized_keys":
      return `has members that are not known: ${issue.keys.join(", ")}`;
    case "invalid_key":
      return "has a key that is not allowed";
    case "invalid_element":
      return "has an entry that is not allowed";
    default:
      return "is not allowed";
  }
}

function wordUnion(issue: Extract<Issue, { code: "invalid_union" }>): string {
  const { discriminator, options, input } = issue;
  if (typeof discriminator !== "string" || !Array.isArray(options)) {
    return "has none of the forms that are allowed";
  }
  const isThere = typeof input === "object" && input !== null && discriminator in input;
  return isThere ? `must be ${oneOf(options)}` : `is required: ${oneOf(options)}`;
}

function oneOf(values: readonly unknown[]): string {
  const named = values.map((value) => typeof value === "string" ? `"${value}"` : String(value));
  const last = named.pop() ?? "";
  return named.length > 0 ? `${named.join(", ")} or ${last}` : last;
}

function verb(origin: string): string {
  return units[origin] ? "must have" : "must be";
}

const units: Record<string, [string, string]> = {
  string: ["character", "characters"],
  array: ["entry", "entries"],
  set: ["entry", "entries"],
  map: ["entry", "entries"],
  file: ["byte", "bytes"],
};

function unit(origin: string, count: number | bigint): string {
  const [one, many] = units[origin] ?? [];
  return one ? ` ${Number(count) === 1 ? one : many}` : "";
}
