import { dirname, join } from "node:path";
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  jwtVerify,
  SignJWT,
} from "jose";
import { z } from "zod";

/** What proves who calls: the two API keys and the key pair that signs users' tokens. */
export interface StackKeys {
  /** `sb_publishable_…`: may be shown to anybody; calls with it are `anon`'s. */
  publishableKey: string;
  /** `sb_secret_…`: calls with it are `service_role`'s. */
  secretKey: string;
  /** The public half, as `/auth/v1/.well-known/jwks.json` publishes it. */
  jwks: { keys: JWK[] };
  /** Signs with ES256, as hosted projects do; the claims are taken as they are. */
  signToken(claims: JWTPayload): Promise<string>;
  /** @throws a `JOSEError` when the token is malformed, forged or expired. */
  verifyToken(token: string): Promise<JWTPayload>;
}

const keyFile = z.object({
  publishableKey: z.string().startsWith("sb_publishable_"),
  secretKey: z.string().startsWith("sb_secret_"),
  signingKey: z.object({
    kty: z.literal("EC"),
    crv: z.literal("P-256"),
    kid: z.string(),
    x: z.string(),
    y: z.string(),
    d: z.string(),
  }),
});
type KeyFile = z.infer<typeof keyFile>;

/**
 * Reads the keys of a folder, drawing them the first time: they are kept, so that sessions, signed
 * URLs and the Vault's copy survive a restart.
 *
 * @throws when the file there is not one of ours.
 */
export async function loadKeys(directory: string): Promise<StackKeys> {
  const { signingKey, publishableKey, secretKey } = await readOrDraw(join(directory, "keys.json"));
  const { d: _secretHalf, ...publicHalf } = signingKey;
  const jwks = { keys: [{ ...publicHalf, alg: "ES256", use: "sig", key_ops: ["verify"] }] };
  const privateKey = await importJWK(signingKey, "ES256");
  const keySet = createLocalJWKSet(jwks);
  return {
    publishableKey,
    secretKey,
    jwks,
    signToken: (claims) =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: "ES256", kid: signingKey.kid, typ: "JWT" })
        .sign(privateKey),
    verifyToken: async (token) =>
      (await jwtVerify(token, keySet, { algorithms: ["ES256"] })).payload,
  };
}

async function readOrDraw(file: string): Promise<KeyFile> {
  try {
    return keyFile.parse(JSON.parse(await Deno.readTextFile(file)));
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) {
      throw new Error(`${file} holds no usable keys: run npx deno task reset`, { cause: error });
    }
  }
  const drawn = await drawKeys();
  await Deno.mkdir(dirname(file), { recursive: true });
  // Renamed when whole: half a key file, left by a start that was interrupted, would stop the next.
  const unfinished = `${file}.unfinished`;
  await Deno.writeTextFile(unfinished, JSON.stringify(drawn, null, 2), { mode: 0o600 });
  await Deno.rename(unfinished, file);
  return drawn;
}

async function drawKeys(): Promise<KeyFile> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return keyFile.parse({
    publishableKey: `sb_publishable_${randomText(16)}_${randomText(6)}`,
    secretKey: `sb_secret_${randomText(16)}_${randomText(6)}`,
    signingKey: { ...await exportJWK(privateKey), kid: crypto.randomUUID() },
  });
}

function randomText(bytes: number): string {
  return crypto.getRandomValues(new Uint8Array(bytes)).toBase64({
    alphabet: "base64url",
    omitPadding: true,
  });
}
