import type { SupabaseClient } from "@supabase/supabase-js";
import { signInNewUser } from "./project.ts";

/** A new user, signed in with the real client. */
export interface User {
  id: string;
  email: string;
  client: SupabaseClient;
  token: string;
}

export async function newUser(newcomer?: string): Promise<User> {
  const { client, id, email } = await signInNewUser(newcomer);
  const { data: { session } } = await client.auth.getSession();
  if (!session) throw new Error("nobody is signed in");
  return { id, email, client, token: session.access_token };
}
