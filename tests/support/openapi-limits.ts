const form = "/paths/~1api~1v1~1projects/post/requestBody/content/multipart~1form-data";

/** What the page's forms show and check, and where the document says it. */
const places = {
  brief: "/components/schemas/Brief",
  newProject: `${form}/schema`,
  parts: `${form}/encoding`,
  newAccount: "/components/schemas/NewCredentials",
  edit: "/components/schemas/Refinement/oneOf/1",
  retry: "/components/schemas/AssetRetry",
  concepts: "/components/schemas/MoreConcepts",
} as const;

/** JSON Schema's words for a limit. */
const words = new Set([
  ...["minLength", "maxLength", "maxItems", "items", "minimum", "maximum", "default"],
  // OpenAPI's own, of a form's part: the types that it may have.
  "contentType",
]);

/** TypeScript that holds the limits of what the page sends, so that none is copied by hand. */
export function generateLimits(document: object): string {
  const limits = Object.fromEntries(
    Object.entries(places).map(([name, place]) => [name, limitsOf(document, place)]),
  );
  return [
    "// Made from docs/openapi.json by: npx deno task openapi",
    "/** The limits of what the page sends, in JSON Schema's words. Of a file: in bytes. */",
    `export const apiLimits = ${JSON.stringify(limits, null, 2)} as const;\n`,
  ].join("\n");
}

/** The limits of an object's members; those without any are left out. @throws where it isn't there */
function limitsOf(document: object, place: string): Record<string, object> {
  const found = find(document, place) as { properties?: Record<string, object> };
  return Object.fromEntries(
    Object.entries(found.properties ?? found)
      .map(([name, schema]) => [name, pick(schema)] as const)
      .filter(([, limits]) => Object.keys(limits).length > 0),
  );
}

function pick(schema: object): object {
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([word]) => words.has(word))
      .map(([word, value]) => [word, typeof value === "object" ? pick(value) : value]),
  );
}

/** What a JSON pointer leads to, https://www.rfc-editor.org/rfc/rfc6901. */
function find(document: object, pointer: string): unknown {
  return pointer.slice(1).split("/").reduce<unknown>((value, part) => {
    const key = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const found = (value as Record<string, unknown>)[key];
    if (found === undefined) throw new Error(`docs/openapi.json has no ${pointer}`);
    return found;
  }, document);
}
