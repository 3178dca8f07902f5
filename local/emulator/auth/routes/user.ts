import { Hono } from "hono";
import { z } from "zod";
import { type AuthContext, type AuthEnv, normalizeEmail, readBody } from "../context.ts";
import { AuthError } from "../error.ts";
import { hashPassword, isPassword, requireStrong } from "../password.ts";
import { closeSessions } from "../sessions.ts";
import { requireSignedIn } from "../signed-in.ts";
import { findUserByEmail, mergeMetadata, presentUser, updateUser, type User } from "../users.ts";

const updateBody = z.object({
  email: z.string().nullish(),
  password: z.string().nullish(),
  data: z.record(z.string(), z.unknown()).nullish(),
  app_metadata: z.record(z.string(), z.unknown()).nullish(),
});

const scopes = ["global", "local", "others"] as const;

/** `GET /user`, `PUT /user`, `POST /logout`: what signed-in users do with their own account. */
export function userRoutes(context: AuthContext): Hono<AuthEnv> {
  const { sql, rules } = context;
  return new Hono<AuthEnv>()
    .get("/user", async (c) => {
      const { user } = await requireSignedIn(context, c.req.raw.headers);
      return c.json(await presentUser(sql, user));
    })
    .put("/user", async (c) => {
      context.limits.user.take(c.var.client.address);
      const { user, session } = await requireSignedIn(context, c.req.raw.headers);
      const { email, password, data, app_metadata } = await readBody(c, updateBody);
      if (app_metadata) {
        const message = "Updating app_metadata requires admin privileges";
        throw new AuthError(403, "not_admin", message);
      }
      const changes: Partial<User> = {};
      if (data) changes.raw_user_meta_data = mergeMetadata(user.raw_user_meta_data, data);
      if (email) {
        changes.email = normalizeEmail(email);
        if (changes.email !== user.email && await findUserByEmail(sql, changes.email)) {
          const message = "A user with this email address has already been registered";
          throw new AuthError(422, "email_exists", message);
        }
      }
      if (password) {
        requireStrong(password, rules);
        if (await isPassword(sql, password, user.encrypted_password)) {
          const message = "New password should be different from the old password.";
          throw new AuthError(422, "same_password", message);
        }
        changes.encrypted_password = await hashPassword(sql, password);
      }
      return c.json(
        await sql.begin(async (tx) => {
          const updated = await updateUser(tx, user.id, changes);
          // Whoever else was signed in with the old password no longer is.
          if (password) await closeSessions(tx, session, "others");
          return presentUser(tx, updated);
        }),
      );
    })
    .post("/logout", async (c) => {
      const { session } = await requireSignedIn(context, c.req.raw.headers);
      const asked = c.req.query("scope") ?? "global";
      const scope = scopes.find((known) => known === asked);
      if (!scope) {
        throw new AuthError(400, "validation_failed", `Unsupported logout scope "${asked}"`);
      }
      await closeSessions(sql, session, scope);
      return c.body(null, 204);
    });
}
