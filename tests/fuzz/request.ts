/** A request as plain data: what it names of the world is filled in when it is sent. */
export interface FuzzRequest {
  method: string;
  /** As in the document, e.g. `/api/v1/projects/{id}`, perhaps with something behind it. */
  template: string;
  suffix: string;
  caller: FuzzCaller;
  id: PathId;
  query: [string, string][];
  headers: [string, string][];
  body: Body;
  /** Nothing about it is wrong: the API has to accept it, but for limits and what state forbids. */
  valid: boolean;
}

export type FuzzCaller =
  | { kind: "user"; n: number }
  | { kind: "nobody" | "rubbish" | "publishable" | "secret" | "ticket" | "tampered" | "basic" };

/** `own`: a thing of the caller's; `any`: of anybody's. */
export type PathId =
  | { kind: "own" | "any" | "own-upper"; n: number }
  | { kind: "raw"; text: string };

export type Body =
  | { kind: "none" }
  | { kind: "json"; value: unknown; type: string | null }
  | { kind: "raw"; bytes: Uint8Array<ArrayBuffer>; type: string | null }
  | { kind: "refresh"; n: number }
  | { kind: "login"; n: number; rightPassword: boolean }
  | { kind: "form"; form: Form };

export interface Form {
  boundary: string;
  parts: readonly FormPart[];
  ending: "whole" | "unclosed" | "cut" | "none";
  type: string | null;
}

export interface FormPart {
  name: string;
  fileName?: string;
  type?: string;
  content: PartContent;
}

export type PartContent =
  | { kind: "json"; value: unknown }
  | { kind: "text"; text: string }
  | { kind: "picture" | "half-picture" | "large" }
  | { kind: "bytes"; bytes: Uint8Array<ArrayBuffer> };
