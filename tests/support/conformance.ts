import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";
import { problems } from "../../supabase/functions/_shared/contract/problem.ts";

interface DocumentedOperation {
  responses: Record<string, {
    headers?: Record<string, unknown>;
    content?: Record<string, unknown>;
  }>;
}

/** What of an OpenAPI document the checks need. */
export interface CheckedDocument {
  paths: Record<string, Record<string, DocumentedOperation>>;
}

/** An answer, its body as text. */
export interface ReceivedAnswer {
  status: number;
  headers: Headers;
  text: string;
}

export type ConformanceCheck = (method: string, path: string, answer: ReceivedAnswer) => string[];

/**
 * Compares answers with the document.
 *
 * @returns says what of an answer is not as the document has it. `path` is below
 *   `/functions/v1`, e.g. `/api/v1/projects/3f6b…/assets`; one that the document doesn't know has to
 *   be answered with 404, and a method that it doesn't know with 405.
 */
export function createConformance(document: CheckedDocument): ConformanceCheck {
  // Not strict: the document says `example`, and is no schema itself.
  const ajv = new Ajv.default({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema(document, "api");
  const templates = Object.keys(document.paths).map((template) => ({
    template,
    pattern: new RegExp(`^${template.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
  }));

  return (method, path, answer) => {
    const { status, headers } = answer;
    const complaints: string[] = [];
    if (!/^[0-9a-f-]{36}$/.test(headers.get("x-request-id") ?? "")) {
      complaints.push("has no request id");
    }
    // A preflight, whether or not a browser asks: CORS is not the document's.
    if (method === "OPTIONS") return status === 204 ? complaints : [...complaints, `${status}`];
    const item = templates.filter(({ pattern }) => pattern.test(path))
      .map(({ template }) => ({ template, operations: document.paths[template] ?? {} }))
      // `/projects` of a POST and of `/projects/{id}`: the one without a parameter comes first.
      .sort((a, b) => a.template.split("{").length - b.template.split("{").length)[0];
    // HEAD is answered as GET, without a body.
    const asked = method === "HEAD" ? "get" : method.toLowerCase();
    const operation = item?.operations[asked];
    if (!operation) {
      const expected = item ? "method_not_allowed" : "not_found";
      if (status !== problems[expected].status) complaints.push(`${status}, not ${expected}`);
      if (item && !headers.has("allow")) complaints.push("has no Allow");
      return method === "HEAD" ? complaints : [...complaints, ...isProblem(answer, [expected])];
    }
    const described = operation.responses[String(status)];
    if (!described) return [...complaints, `status ${status} is not documented`];
    for (const name of Object.keys(described.headers ?? {})) {
      const optional = name === "WWW-Authenticate" && !answer.text.includes('"unauthorized"');
      if (!headers.has(name) && !optional && method !== "HEAD") complaints.push(`has no ${name}`);
    }
    if (method === "HEAD") return complaints;
    const type = (headers.get("content-type") ?? "").split(";")[0]?.trim() ?? "";
    const types = Object.keys(described.content ?? {});
    if (types.length === 0) return complaints;
    if (!types.includes(type)) return [...complaints, `type ${type} is not documented`];
    if (status >= 400) complaints.push(...isProblem(answer));
    if (!/\bjson\b/.test(type)) return complaints;
    const pointer = ["paths", item.template, asked, "responses", status, "content", type, "schema"]
      .map((step) => encodeURIComponent(String(step).replaceAll("~", "~0").replaceAll("/", "~1")));
    const validate = ajv.getSchema(`api#/${pointer.join("/")}`) ??
      ajv.compile({ $ref: `api#/${pointer.join("/")}` });
    const value = parse(answer.text);
    if (!validate(value)) complaints.push(ajv.errorsText(validate.errors));
    return complaints;
  };
}

/** What of an answer is no problem of the closed list, or none of these. */
function isProblem({ status, headers, text }: ReceivedAnswer, codes?: string[]): string[] {
  const body = parse(text) as Record<string, unknown> | undefined;
  const code = String(body?.code);
  const known = Object.hasOwn(problems, code) ? problems[code as keyof typeof problems] : undefined;
  return [
    ...(headers.get("content-type") === "application/problem+json" ? [] : ["is no problem+json"]),
    ...(known?.status === status ? [] : [`code ${code} does not come with ${status}`]),
    ...(codes && !codes.includes(code) ? [`code ${code} instead of ${codes.join(", ")}`] : []),
    ...(body?.request_id === headers.get("x-request-id") ? [] : ["names another request"]),
    ...(body?.status === status ? [] : ["says another status"]),
  ];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
