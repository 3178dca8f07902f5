import { createLogoKraft, type LogoKraft, unwrap } from "@logokraft/client";
import { EventSource } from "eventsource";
import { createConformance } from "./conformance.ts";
import { project } from "./project.ts";

const functionsUrl = `${project.SUPABASE_URL}/functions/v1`;

/** The product's API, as a client without a library sees it. */
export const apiUrl = `${functionsUrl}/api/v1`;

/** The API through a client made from its document, and every answer compared with that. */
export type Api = LogoKraft;

const conformance = createConformance(
  JSON.parse(Deno.readTextFileSync(new URL("../../docs/openapi.json", import.meta.url))),
);

/** @param user who calls; nobody, where left out. */
export function openApi(user?: { token: string }): Api {
  const client = createLogoKraft({
    url: project.SUPABASE_URL,
    getToken: () => user?.token,
    fetch: (request) => fetch(request, { redirect: "manual" }),
    EventSource,
  });
  client.use({
    async onResponse({ request, response }) {
      const complaints = conformance(
        request.method,
        new URL(request.url).pathname.replace("/functions/v1", ""),
        {
          status: response.status,
          headers: response.headers,
          text: await response.clone().text(),
        },
      );
      if (complaints.length === 0) return;
      throw new Error(
        `${request.method} ${request.url} ${response.status}: ${complaints.join("; ")}`,
      );
    },
  });
  return client;
}

/** What a call came to. @throws where it was refused. */
export { unwrap as ok };

/** An answer: status, headers, and the body as JSON where it is JSON. */
export interface Answer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** Calls the API bare, for what no client would send. An object becomes a JSON body, a `FormData` goes out as it is. */
export async function call<Body = Record<string, unknown>>(
  method: string,
  path: string,
  { token, body, headers = {} }: {
    token?: string | undefined;
    body?: object | string | undefined;
    headers?: Record<string, string>;
  } = {},
): Promise<Answer<Body>> {
  const isRaw = body === undefined || typeof body === "string" || body instanceof FormData;
  const response = await fetch(path.startsWith("http") ? path : `${apiUrl}${path}`, {
    method,
    redirect: "manual",
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(!isRaw && { "content-type": "application/json" }),
      ...headers,
    },
    ...(body !== undefined && { body: isRaw ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /\bjson\b/.test(response.headers.get("content-type") ?? "");
  return {
    status: response.status,
    headers: response.headers,
    body: (isJson ? JSON.parse(text) : text) as Body,
  };
}
