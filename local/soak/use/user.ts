import { createClient, type SupabaseClient } from "@supabase/supabase-js";

/** Where the stack is, as `.local/env` tells it. */
export interface StackAddress {
  url: string;
  publishableKey: string;
  secretKey: string;
}

/** Somebody who uses the stack for a while: with the secret key and as a signed-in user. */
export interface SoakUser extends Disposable {
  address: StackAddress;
  id: string;
  admin: SupabaseClient;
  client: SupabaseClient;
  fetch: typeof fetch;
}

/** @param name of a user that is made if it isn't there. Disposing closes all its connections. */
export async function openUser(address: StackAddress, name: string): Promise<SoakUser> {
  const connections = Deno.createHttpClient({});
  const ownFetch: typeof fetch = (input, init) => fetch(input, { ...init, client: connections });
  const open = (key: string) =>
    createClient(address.url, key, {
      auth: { persistSession: false, autoRefreshToken: false },
      global: { fetch: ownFetch },
    });
  const admin = open(address.secretKey);
  const client = open(address.publishableKey);
  const credentials = { email: `${name}@example.org`, password: "correct horse 1" };
  await admin.auth.admin.createUser({ ...credentials, email_confirm: true });
  const { data, error } = await client.auth.signInWithPassword(credentials);
  if (error) throw error;
  return {
    ...{ address, admin, client, id: data.user.id, fetch: ownFetch },
    [Symbol.dispose]: () => connections.close(),
  };
}

/** What a call of supabase-js answers with. @throws its error. */
export function sure<Data>({ data, error }: { data: Data; error: unknown }): NonNullable<Data> {
  if (error) throw error;
  if (data === null || data === undefined) throw new Error("an answer without data");
  return data;
}
