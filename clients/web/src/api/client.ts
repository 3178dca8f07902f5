import type { SupabaseClient } from "@supabase/supabase-js";
import createClient, { type Client } from "openapi-fetch";
import { ApiProblem } from "./problem.ts";
import type { components, paths } from "./schema.ts";

export type Project = components["schemas"]["Project"];
export type Asset = components["schemas"]["Asset"];
export type Api = Client<paths>;

/** The API's typed client: paths, bodies and answers are those of its OpenAPI document. */
export function openApi(supabaseUrl: string, supabase: SupabaseClient): Api {
  let leaving: Promise<unknown> | undefined;
  /** The session is void, e.g. after a reset: the way in comes next, once for all who find out. */
  function leave(): Promise<unknown> {
    leaving ??= supabase.auth.signOut({ scope: "local" }).finally(() => leaving = undefined);
    return leaving;
  }

  const api = createClient<paths>({ baseUrl: `${supabaseUrl}/functions/v1` });
  api.use({
    async onRequest({ request }) {
      // Refreshes a token that has expired, e.g. while the machine slept.
      const { data: { session } } = await supabase.auth.getSession();
      if (session) {
        request.headers.set("authorization", `Bearer ${session.access_token}`);
      }
      return request;
    },
    async onResponse({ request, response }) {
      if (response.status !== 401) return;
      const { data: { session } } = await supabase.auth.getSession();
      // What was refused may be a token that another has replaced meanwhile, here or in another tab.
      const isCurrent = request.headers.get("authorization") === `Bearer ${session?.access_token}`;
      if (isCurrent) await leave();
    },
  });
  return api;
}

/** The body of an answer. @throws ApiProblem where it is an error. */
export async function unwrap<Body>(
  answer: Promise<{ data?: Body; error?: unknown; response: Response }>,
): Promise<Body> {
  const { data, error, response } = await answer;
  if (response.ok) return data as Body;
  throw toProblem(error, response);
}

function toProblem(error: unknown, { status }: Response): Error {
  if (typeof error === "object" && error !== null && "code" in error) {
    return new ApiProblem(error as components["schemas"]["Problem"]);
  }
  // Something between here and the API answered in its stead.
  return new Error(`The API answered ${status}`);
}
