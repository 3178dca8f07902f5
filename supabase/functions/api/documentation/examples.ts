import { answered, byFormat, byName, named } from "./example-values.ts";

/** A schema of the document, as far as examples need it. */
interface Schema {
  $ref?: string;
  example?: unknown;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  minimum?: number;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
}

interface Body {
  schema?: Schema;
  example?: unknown;
}

interface Content {
  content?: Record<string, Body>;
}

interface DescribedOperation {
  operationId?: string;
  requestBody?: Content;
  responses?: Record<string, Content>;
}

interface Document {
  paths?: Record<string, Record<string, DescribedOperation>>;
  webhooks?: Record<string, Record<string, DescribedOperation>>;
  components?: { schemas?: Record<string, Schema> };
}

/**
 * Gives every body and every answer in JSON, every form and every stream's message an example, made
 * of those of its parts. Those that have one keep it.
 */
export function addExamples(document: object): void {
  const { paths = {}, webhooks = {}, components } = document as Document;
  const schemas = components?.schemas ?? {};

  const operations = [...Object.values(paths), ...Object.values(webhooks)]
    .flatMap((item) => Object.values(item));
  for (const { operationId, requestBody, responses = {} } of operations) {
    illustrate(requestBody, named);
    for (const [status, answer] of Object.entries(responses)) {
      illustrate(answer, { ...named, ...answered[`${operationId} ${status}`] });
    }
  }

  function illustrate(content: Content | undefined, known: Record<string, unknown>): void {
    for (const [type, body] of Object.entries(content?.content ?? {})) {
      if (!/json|form-data|event-stream/.test(type) || body.schema === undefined) continue;
      body.example ??= exampleOf(body.schema, known);
    }
  }

  function exampleOf(schema: Schema, known: Record<string, unknown>, name = ""): unknown {
    if (schema.$ref !== undefined) {
      const component = schema.$ref.split("/").at(-1) ?? "";
      return known[component] ?? exampleOf(schemas[component] ?? {}, known, name);
    }
    if ("example" in schema) return schema.example;
    if (Object.hasOwn(byName, name)) return byName[name];
    if (schema.const !== undefined) return schema.const;
    if (schema.enum !== undefined) return schema.enum[0];
    if (schema.default !== undefined) return schema.default;
    const [choice] = schema.anyOf ?? schema.oneOf ?? [];
    if (choice !== undefined) return exampleOf(choice, known, name);
    if (schema.allOf !== undefined) {
      return Object.assign({}, ...schema.allOf.map((part) => exampleOf(part, known)));
    }
    if (schema.properties !== undefined) {
      const sent = Object.entries(schema.properties).filter(([, { format }]) =>
        format !== "binary"
      );
      return Object.fromEntries(sent.map(([key, value]) => [key, exampleOf(value, known, key)]));
    }
    if (schema.items !== undefined) return [exampleOf(schema.items, known, name)];
    if (schema.format !== undefined && byFormat[schema.format]) return byFormat[schema.format];
    return plain(schema);
  }
}

function plain({ type, minimum = 1 }: Schema): unknown {
  const [first] = [type].flat();
  if (first === "integer" || first === "number") return minimum;
  if (first === "boolean") return true;
  return first === "null" ? null : "Northwind Coffee";
}
