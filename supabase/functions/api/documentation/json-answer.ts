import type { z } from "zod";

/** A JSON answer, for the OpenAPI document and for the type of what a route returns. */
export function jsonAnswer<T extends z.ZodType>(description: string, schema: T) {
  return { description, content: { "application/json": { schema } } };
}

/** A JSON body that a route asks for. */
export function jsonRequest<T extends z.ZodType>(schema: T) {
  return { required: true, content: { "application/json": { schema } } };
}

/** A JSON body that is optional. */
export function optionalJsonRequest<T extends z.ZodType>(schema: T) {
  return { required: false, content: { "application/json": { schema } } };
}

/** What a route for signed-in users says in the document. */
export const bearer = [{ user: [] }];
