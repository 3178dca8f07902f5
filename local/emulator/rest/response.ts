import { rangeError, RestError } from "./error.ts";
import type { RestRequest } from "./plan.ts";
import type { Answer } from "./sql/answer.ts";

/** The answer to a read: 206 where there is more than it holds and the caller asked how much. */
export function respondWithRows(
  { method, mediaType, preferences }: RestRequest,
  answer: Answer,
  offset: number,
): Response {
  const { returned, total } = answer;
  if (total !== null && offset > total) {
    const details = `An offset of ${offset} was requested, but there are only ${total} rows.`;
    throw rangeError(details, total);
  }
  const isPartial = total !== null && returned < total;
  return build(answer, {
    status: isPartial ? 206 : 200,
    body: method === "HEAD" ? null : answer.body,
    headers: {
      "content-type": mediaType.contentType,
      "content-range": contentRange(offset, returned, total),
      ...applied(preferences.applied),
    },
  });
}

/** The answer to a mutation. @param status by default 200, or 204 without a body. */
export function respondWithChange(
  { mediaType, preferences, method }: RestRequest,
  answer: Answer,
  status: 200 | 201 | undefined,
): Response {
  const hasBody = answer.body !== null;
  const isUpdate = method === "PATCH" && answer.returned > 0;
  const range = isUpdate ? `0-${answer.returned - 1}` : "*";
  return build(answer, {
    status: status ?? (hasBody ? 200 : 204),
    body: answer.body,
    headers: {
      ...(hasBody && { "content-type": mediaType.contentType }),
      "content-range": `${range}/${preferences.count ? answer.returned : "*"}`,
      ...applied(preferences.applied),
    },
  });
}

interface Built {
  status: number;
  body: string | null;
  headers: Record<string, string>;
}

/** A function may have set status and headers of its own. @throws RestError 500. */
export function build(answer: Answer, { status, body, headers }: Built): Response {
  const chosen = answer.status === null ? status : Number(answer.status);
  if (!Number.isInteger(chosen) || chosen < 200 || chosen > 599) {
    const message = "response.status guc must be a valid status code";
    throw new RestError(500, "PGRST112", message);
  }
  const response = new Response(body, { status: chosen, headers });
  for (const entry of parseHeaders(answer.headers)) {
    for (const [name, value] of Object.entries(entry)) response.headers.append(name, value);
  }
  return response;
}

export function applied(preferences: string[]): Record<string, string> {
  return preferences.length > 0 ? { "preference-applied": preferences.join(", ") } : {};
}

function contentRange(offset: number, returned: number, total: number | null): string {
  const range = returned === 0 ? "*" : `${offset}-${offset + returned - 1}`;
  return `${range}/${total ?? "*"}`;
}

function parseHeaders(text: string | null): Record<string, string>[] {
  if (text === null) return [];
  try {
    const headers = JSON.parse(text);
    if (Array.isArray(headers)) return headers;
  } catch {
    // Ends in the same error below.
  }
  const message =
    "response.headers guc must be a JSON array composed of objects with a single key and a string value";
  throw new RestError(500, "PGRST111", message);
}
