import { z } from "zod";
import type { Api } from "./api.ts";

const session = z.object({ access_token: z.string() });

/** A new user's access token. */
export async function signUp(api: Api): Promise<string> {
  const account = { email: `${crypto.randomUUID()}@example.org`, password: "correct horse 1" };
  const { status, body } = await api.ask("POST", "/auth/signup", { body: () => account });
  if (status !== 201) throw new Error(`signup: ${status} ${JSON.stringify(body)}`);
  return session.parse(body.session).access_token;
}
