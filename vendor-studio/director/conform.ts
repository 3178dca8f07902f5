type Schema = Record<string, unknown>;

/**
 * A value that the schema allows, as close to `wanted` as it can be: names that the schema lacks
 * are dropped, what it requires and `wanted` lacks is made up. Reads JSON Schema and Gemini's
 * OpenAPI dialect.
 */
export function conform(schema: unknown, wanted: unknown, name = "text"): unknown {
  if (!isSchema(schema)) return wanted ?? null;
  const [option] = listOf(schema["anyOf"] ?? schema["oneOf"]);
  if (option !== undefined) return conform(option, wanted, name);
  if ("const" in schema) return schema["const"];
  const choices = listOf(schema["enum"]);
  if (choices.length > 0) return choices.includes(wanted) ? wanted : choices[0];
  switch (typeOf(schema)) {
    case "object":
      return conformObject(schema, isSchema(wanted) ? wanted : {});
    case "array":
      return conformArray(schema, listOf(wanted), name);
    case "string":
      return conformString(schema, typeof wanted === "string" ? wanted : `A ${name}`);
    case "integer":
      return Math.round(bounded(schema, typeof wanted === "number" ? wanted : 1));
    case "number":
      return bounded(schema, typeof wanted === "number" ? wanted : 1);
    case "boolean":
      return typeof wanted === "boolean" ? wanted : true;
    case "null":
      return null;
    default:
      return wanted ?? null;
  }
}

function conformObject(schema: Schema, wanted: Schema): Schema {
  const properties = isSchema(schema["properties"]) ? schema["properties"] : {};
  const required = new Set(listOf(schema["required"]));
  const entries = Object.entries(properties).filter(([key]) => key in wanted || required.has(key));
  return Object.fromEntries(entries.map(([key, inner]) => [key, conform(inner, wanted[key], key)]));
}

function conformArray(schema: Schema, wanted: unknown[], name: string): unknown[] {
  const least = Number(schema["minItems"] ?? 0);
  const most = Number(schema["maxItems"] ?? Infinity);
  const items = wanted.slice(0, most);
  while (items.length < least) items.push(undefined);
  return items.map((item) => conform(schema["items"], item, name));
}

function conformString(schema: Schema, text: string): string {
  const most = Number(schema["maxLength"] ?? Infinity);
  const letters = [...text];
  return letters.length <= most ? text : letters.slice(0, most).join("");
}

function bounded(schema: Schema, value: number): number {
  const low = Number(schema["minimum"] ?? -Infinity);
  const high = Number(schema["maximum"] ?? Infinity);
  return Math.min(high, Math.max(low, value));
}

function typeOf(schema: Schema): string | undefined {
  const [type] = listOf(schema["type"]).filter((name) => name !== "null");
  const name = type ?? schema["type"];
  if (typeof name === "string") return name.toLowerCase();
  return "properties" in schema ? "object" : undefined;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
