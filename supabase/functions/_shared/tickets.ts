import { errors, jwtVerify, SignJWT } from "jose";
import { z } from "zod";

/** How long a ticket opens its stream. */
export const TICKET_SECONDS = 12 * 60 * 60;

const AUDIENCE = "stream";

/** What a ticket is good for: a stream that counts as its owner's, or nothing. */
export type TicketVerdict =
  | { outcome: "ok"; ownerId: string }
  | { outcome: "ticket_invalid" | "ticket_expired" };

/** Short signed tokens that open one project's stream, and nothing else. */
export interface Tickets {
  /** @param ownerId whom the project belongs to: their streams are counted together. */
  mint(
    projectId: string,
    ownerId: string,
    now?: Date,
  ): Promise<{ ticket: string; expiresAt: Date }>;
  /** `ok` only for a ticket of ours that is good for this project now. */
  verify(ticket: string, projectId: string, now?: Date): Promise<TicketVerdict>;
}

const claims = z.object({ owner: z.string() });

/**
 * Tickets are signed with a key derived from the secret key: functions agree on it without another
 * secret, and replacing the secret key voids every ticket.
 */
export function createTickets(secretKey: string): Tickets {
  const key = deriveKey(secretKey);
  return {
    async mint(projectId, ownerId, now = new Date()) {
      const seconds = Math.floor(now.getTime() / 1000) + TICKET_SECONDS;
      const ticket = await new SignJWT({ owner: ownerId })
        .setProtectedHeader({ alg: "HS256" })
        .setSubject(projectId.toLowerCase())
        .setAudience(AUDIENCE)
        // A random part, so that two tickets of the same second differ: a replayed answer has to
        // have a new one.
        .setJti(crypto.randomUUID())
        .setExpirationTime(seconds)
        .sign(await key);
      return { ticket, expiresAt: new Date(seconds * 1000) };
    },
    async verify(ticket, projectId, now = new Date()) {
      try {
        const { payload } = await jwtVerify(ticket, await key, {
          algorithms: ["HS256"],
          audience: AUDIENCE,
          subject: projectId.toLowerCase(),
          requiredClaims: ["exp", "owner"],
          currentDate: now,
        });
        return { outcome: "ok", ownerId: claims.parse(payload).owner };
      } catch (error) {
        if (error instanceof errors.JWTExpired) return { outcome: "ticket_expired" };
        if (error instanceof errors.JOSEError) return { outcome: "ticket_invalid" };
        throw error;
      }
    },
  };
}

async function deriveKey(secretKey: string): Promise<Uint8Array> {
  const utf8 = new TextEncoder();
  const material = await crypto.subtle.importKey("raw", utf8.encode(secretKey), "HKDF", false, [
    "deriveBits",
  ]);
  const bits = await crypto.subtle.deriveBits(
    {
      name: "HKDF",
      hash: "SHA-256",
      salt: new Uint8Array(),
      info: utf8.encode("logokraft/stream-ticket"),
    },
    material,
    256,
  );
  return new Uint8Array(bits);
}

/** Where a project's stream is served, without a ticket. */
export function streamAddress(publicSupabaseUrl: string, projectId: string): URL {
  return new URL(`${publicSupabaseUrl}/functions/v1/stream/projects/${projectId}`);
}
