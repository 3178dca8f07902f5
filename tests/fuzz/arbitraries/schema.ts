import fc from "fast-check";
import { isVisible } from "../visible-text.ts";

/** What the document's schemas say, as far as these read it. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
  items?: Schema;
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  oneOf?: Schema[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  pattern?: string;
  format?: string;
  contentMediaType?: string;
}

/** Makes values that a schema of the document allows, and that the API's own words allow too. */
export function valuesOf(schemas: Record<string, Schema>) {
  return function values(schema: Schema): fc.Arbitrary<unknown> {
    if (schema.$ref) return values(schemas[schema.$ref.split("/").at(-1) ?? ""] ?? {});
    const choices = schema.oneOf ?? schema.anyOf;
    if (choices) return fc.oneof(...choices.map(values));
    if (schema.enum) return fc.constantFrom(...schema.enum);
    if (schema.const !== undefined) return fc.constant(schema.const);
    const [type] = [schema.type ?? "any"].flat();
    switch (type) {
      case "object":
        return members(schema);
      case "array":
        return fc.array(values(schema.items ?? {}), {
          minLength: schema.minItems ?? 0,
          maxLength: schema.maxItems ?? 3,
        });
      case "string":
        return text(schema);
      case "integer":
        return fc.integer({ min: schema.minimum ?? -10, max: schema.maximum ?? 1000 });
      case "number":
        return fc.double({ noNaN: true, noDefaultInfinity: true });
      case "boolean":
        return fc.boolean();
      case "null":
        return fc.constant(null);
      default:
        return plainJson;
    }
  };

  function members(schema: Schema): fc.Arbitrary<Record<string, unknown>> {
    const known = Object.entries(schema.properties ?? {});
    const required = new Set(schema.required ?? []);
    const values = valuesOf(schemas);
    const record = fc.record(
      Object.fromEntries(known.map(([name, member]) => [name, values(member)])),
      { requiredKeys: known.map(([name]) => name).filter((name) => required.has(name)) },
    );
    // Members that the schema doesn't name are welcome everywhere.
    const unknown = fc.dictionary(fc.string({ maxLength: 12 }), plainJson, { maxKeys: 2 })
      .map((entries) => omit(entries, new Set(known.map(([name]) => name))));
    return fc.tuple(record, fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, unknown))
      .map(([named, more]) => ({ ...more, ...named }));
  }
}

function omit(entries: Record<string, unknown>, names: Set<string>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(entries).filter(([name]) => !names.has(name)));
}

/** Any JSON that Postgres can store. */
const plainJson = fc.jsonValue({ maxDepth: 2, noUnicodeString: false })
  .filter((value) => !JSON.stringify(value).includes("\\u0000"))
  .filter((value) => !/\\ud[89a-f]/.test(JSON.stringify(value)));

function text({ format, pattern, minLength = 0, maxLength = 40 }: Schema): fc.Arbitrary<string> {
  if (format === "email") return fc.stringMatching(/^[a-z][a-z0-9]{8,20}@example\.org$/);
  if (format === "password") return fc.stringMatching(/^[ -~]{8,40}$/);
  if (format === "uuid") return fc.uuid();
  // Nobody answers there: what is sent to webhooks stays on this machine.
  if (format === "uri") return fc.webPath().map((path) => `http://127.0.0.1:9${path || "/"}`);
  if (pattern) return fc.stringMatching(new RegExp(pattern));
  return fc.string({ unit: "binary", minLength, maxLength: Math.min(maxLength, 1200) })
    .filter((value) => !value.includes("\0") && [...value.trim()].length >= minLength)
    .filter((value) => minLength === 0 || isVisible(value));
}
