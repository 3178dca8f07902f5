import { hkdfSync } from "node:crypto";
import { jwtVerify, SignJWT } from "jose";
import { z } from "zod";
import { refusals, StorageError } from "./error.ts";

/** Hosted's: two hours. */
const UPLOAD_TOKEN_SECONDS = 2 * 60 * 60;

const downloadClaims = z.object({ scope: z.literal("download"), url: z.string(), exp: z.number() });
const uploadClaims = z.object({
  scope: z.literal("upload"),
  url: z.string(),
  upsert: z.boolean(),
  owner: z.string().optional(),
});

/** What the bearer of a signed upload URL acts as. */
export type UploadToken = Pick<z.infer<typeof uploadClaims>, "upsert" | "owner">;

/**
 * The tokens in signed URLs: each good for one object (`{bucket}/{key}`), one direction and a
 * limited time. The key is Storage's own, so that none of them passes for a session.
 */
export class UrlTokens {
  readonly #key: Uint8Array;

  /** @param secretKey the stack's; with another one, URLs signed before are void. */
  constructor(secretKey: string) {
    this.#key = new Uint8Array(hkdfSync("sha256", secretKey, "", "storage/signed-url", 32));
  }

  signDownload(path: string, seconds: number): Promise<string> {
    return this.#sign({ scope: "download", url: path }, seconds);
  }

  signUpload(path: string, { upsert, owner }: UploadToken): Promise<string> {
    return this.#sign({ scope: "upload", url: path, upsert, owner }, UPLOAD_TOKEN_SECONDS);
  }

  /**
   * @returns when it expires.
   * @throws `InvalidJWT` when forged or expired, `InvalidSignature` when it is for something else.
   */
  async openDownload(token: string, path: string): Promise<Date> {
    const claims = await this.#open(token, path, downloadClaims);
    return new Date(claims.exp * 1000);
  }

  /** @throws as `openDownload`. */
  async openUpload(token: string, path: string): Promise<UploadToken> {
    return await this.#open(token, path, uploadClaims);
  }

  #sign(claims: Record<string, unknown>, seconds: number): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT(claims)
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setIssuedAt(now)
      .setExpirationTime(now + seconds)
      .sign(this.#key);
  }

  async #open<Claims extends { url: string }>(
    token: string,
    path: string,
    expected: z.ZodType<Claims> & { shape: { scope: { value: string } } },
  ): Promise<Claims> {
    const { payload } = await jwtVerify(token, this.#key, { algorithms: ["HS256"] }).catch(
      (error: Error) => {
        throw new StorageError(400, "InvalidJWT", error.message);
      },
    );
    const claims = expected.safeParse(payload);
    if (!claims.success) {
      throw refusals.invalidSignature(`Token is not scoped for ${expected.shape.scope.value}`);
    }
    if (claims.data.url !== path) throw refusals.invalidSignature("Invalid signature");
    return claims.data;
  }
}
