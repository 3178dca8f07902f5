import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";
import { readConfig } from "../_shared/config.ts";
import { createServiceClient } from "../_shared/database.ts";
import { timedFetch } from "../_shared/http/timed-fetch.ts";
import { createLogger } from "../_shared/log.ts";
import { createSigner } from "../_shared/storage.ts";
import { createTickets } from "../_shared/tickets.ts";
import { createApp } from "./app.ts";

export const userId = "7a1f1a52-53d1-4c29-8c1e-0b1b7f1f4f10";
export const projectId = "3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70";

/** A project as `project_overviews` has it. */
export const projectRow = {
  id: projectId,
  project_name: "Northwind Coffee",
  brief_data: {
    company_name: "Northwind Coffee",
    industry: "Coffee",
    description: "Beans",
  },
  status: "prompting",
  error: null,
  inspiration_image_url: null,
  progress: { total: 0, pending: 0, generating: 0, completed: 0, failed: 0 },
  created_at: "2026-11-25T08:00:00.123456+00:00",
  updated_at: "2026-11-25T08:00:00.123456+00:00",
};

/** Numbers of the names that the API may look up. */
const addresses: Record<string, string[]> = {
  "example.com": ["93.184.216.34"],
  "inner.example.com": ["10.0.0.1"],
};

type Answer = (request: Request) => Response | Promise<Response>;

/**
 * The API in front of a fake project, which gives the prepared answers by path, e.g.
 * `/rest/v1/rpc/create_project`, and 404 for any other path. Disposing stops it.
 */
export async function startApi(
  answers: Record<string, Answer> = {},
  environment: Record<string, string> = {},
) {
  const calls: string[] = [];
  const project = Deno.serve({ port: 0, hostname: "127.0.0.1", onListen() {} }, (request) => {
    const { pathname } = new URL(request.url);
    calls.push(pathname);
    return answers[pathname]?.(request) ??
      new Response(null, { status: 404 });
  });
  const { publicKey, privateKey } = await generateKeyPair("ES256", {
    extractable: true,
  });
  const jwks = {
    keys: [{ ...await exportJWK(publicKey), alg: "ES256", kid: "test" }],
  };
  const url = `http://127.0.0.1:${project.addr.port}`;
  const config = readConfig({
    SUPABASE_URL: url,
    PUBLIC_SUPABASE_URL: "https://logos.example",
    SUPABASE_PUBLISHABLE_KEYS: '{"default":"sb_publishable_test"}',
    SUPABASE_SECRET_KEYS: '{"default":"sb_secret_test"}',
    SUPABASE_JWKS: JSON.stringify(jwks),
    ...environment,
  });
  const service = createServiceClient(config, timedFetch());
  const lines: string[] = [];
  const app = createApp({
    config,
    service,
    log: createLogger({}, (_level, line) => lines.push(line)),
    signer: createSigner(service, config.publicSupabaseUrl),
    tickets: createTickets(config.secretKey),
    findAddresses: (name) => Promise.resolve(addresses[name] ?? []),
  });

  const sign = (claims: JWTPayload, key = privateKey) =>
    new SignJWT({ role: "authenticated", aud: "authenticated", ...claims })
      .setProtectedHeader({ alg: "ES256", kid: "test" }).sign(key);
  const now = Math.floor(Date.now() / 1000);
  const token = await sign({ sub: userId, email: "ada@example.com", exp: now + 3600 });

  return {
    /** Paths of the project that were called. */
    calls,
    /** What was logged. */
    lines,
    token,
    sign,
    /** With the user's token, unless the headers say otherwise. */
    call: async (path: string, init: RequestInit = {}) => {
      const headers = new Headers(init.headers);
      if (!headers.has("authorization")) {
        headers.set("authorization", `Bearer ${token}`);
      }
      return await app.request(`http://api${path}`, { ...init, headers });
    },
    [Symbol.asyncDispose]: () => project.shutdown(),
  };
}

/** A well-formed brief. */
export const brief = {
  company_name: "Northwind Coffee",
  industry: "Coffee roaster",
  description: "Small-batch beans",
};

/** A form for `POST /projects`; an entry that is undefined is left out. */
export function projectForm(entries: Record<string, string | Blob | undefined> = {}): FormData {
  const form = new FormData();
  const all = { brief_data: JSON.stringify(brief), ...entries };
  for (const [name, value] of Object.entries(all)) {
    if (value !== undefined) form.set(name, value);
  }
  return form;
}

/** A PNG of 1 × 1, cut in its data. */
export const pngBytes = Uint8Array.from([
  ...[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52],
  ...[0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89],
  ...[0, 0, 0, 1, 0x49, 0x44, 0x41, 0x54, 0],
]);
