import { Hono } from "hono";
import { z } from "zod";
import { resolveCaller } from "../../platform/caller.ts";
import { parseDuration } from "../../platform/duration.ts";
import { type AuthContext, type AuthEnv, normalizeEmail, readBody } from "../context.ts";
import { AuthError } from "../error.ts";
import { hashPassword, importHash, requireShort, requireStrong } from "../password.ts";
import { closeAllSessions } from "../sessions.ts";
import { deleteUser, listUsers } from "../user-administration.ts";
import {
  findUser,
  insertUser,
  mergeMetadata,
  presentUser,
  updateUser,
  type User,
} from "../users.ts";

const userBody = z.object({
  id: z.string().nullish(),
  email: z.string().nullish(),
  password: z.string().nullish(),
  password_hash: z.string().nullish(),
  role: z.string().nullish(),
  email_confirm: z.boolean().nullish(),
  user_metadata: z.record(z.string(), z.unknown()).nullish(),
  app_metadata: z.record(z.string(), z.unknown()).nullish(),
  ban_duration: z.string().nullish(),
});
type UserBody = z.infer<typeof userBody>;

const deleteBody = z.object({ should_soft_delete: z.boolean().default(false) });

/** `/admin/users`, for `service_role` alone. */
export function adminUserRoutes(context: AuthContext): Hono<AuthEnv> {
  const { sql, keys } = context;
  return new Hono<AuthEnv>()
    .use("/admin/*", async (c, next) => {
      const caller = await resolveCaller(c.req.raw.headers, keys);
      if (caller instanceof Response || caller.role !== "service_role") {
        throw new AuthError(403, "not_admin", "User not allowed");
      }
      await next();
    })
    .get("/admin/users", async (c) => {
      const page = numberOf(c.req.query("page"), 1);
      const perPage = numberOf(c.req.query("per_page"), 50);
      const { sort = "", filter = "" } = c.req.query();
      const isAscending = /^created_at asc$/i.test(sort);
      const { users, total } = await listUsers(sql, { page, perPage, isAscending, filter });
      c.header("x-total-count", String(total));
      c.header("link", pageLinks(c.req.path, page, perPage, total));
      return c.json({
        users: await Promise.all(users.map((user) => presentUser(sql, user))),
        aud: "authenticated",
      });
    })
    .post("/admin/users", async (c) => {
      const body = await readBody(c, userBody);
      if (!body.email) {
        const message = "Cannot create a user without either an email or phone";
        throw new AuthError(400, "validation_failed", message);
      }
      if (body.id && !z.guid().safeParse(body.id).success) {
        throw new AuthError(400, "validation_failed", "ID must conform to the uuid v4 format");
      }
      const newUser = {
        ...(body.id && { id: body.id }),
        ...(body.role && { role: body.role }),
        email: normalizeEmail(body.email),
        passwordHash: await firstHash(context, body),
        confirmed: body.email_confirm ?? false,
        userMetadata: {
          ...body.user_metadata,
          ...(body.email_confirm && { email_verified: true }),
        },
        appMetadata: body.app_metadata ?? {},
      };
      const banned = bannedUntil(body.ban_duration);
      return c.json(
        await sql.begin(async (tx) => {
          const user = await insertUser(tx, newUser, "email_exists");
          return presentUser(tx, banned ? await updateUser(tx, user.id, banned) : user);
        }),
      );
    })
    .get("/admin/users/:id", async (c) => {
      return c.json(await presentUser(sql, await userOf(context, c.req.param("id"))));
    })
    .put("/admin/users/:id", async (c) => {
      const user = await userOf(context, c.req.param("id"));
      const changes = await changesOf(context, user, await readBody(c, userBody));
      return c.json(
        await sql.begin(async (tx) => {
          const updated = await updateUser(tx, user.id, changes);
          // Whoever was signed in with the old password no longer is.
          if (changes.encrypted_password) await closeAllSessions(tx, user.id);
          return presentUser(tx, updated);
        }),
      );
    })
    .delete("/admin/users/:id", async (c) => {
      const user = await userOf(context, c.req.param("id"));
      const { should_soft_delete } = await readBody(c, deleteBody);
      await deleteUser(sql, user.id, should_soft_delete);
      return c.json({});
    });
}

/** Unlike people's own, an administrator's choice of a password may be weak. */
async function firstHash({ sql }: AuthContext, body: UserBody): Promise<string> {
  const { password, password_hash: hash } = body;
  if (password && hash) {
    const message = "Only a password or a password hash should be provided";
    throw new AuthError(400, "validation_failed", message);
  }
  if (hash) return importHash(hash);
  if (password) requireShort(password);
  return await hashPassword(sql, password || crypto.randomUUID());
}

async function userOf({ sql }: AuthContext, id: string): Promise<User> {
  if (!z.guid().safeParse(id).success) {
    throw new AuthError(404, "validation_failed", "user_id must be an UUID");
  }
  const user = await findUser(sql, id);
  if (!user) throw new AuthError(404, "user_not_found", "User not found");
  return user;
}

async function changesOf(
  { sql, rules }: AuthContext,
  user: User,
  body: UserBody,
): Promise<Partial<User>> {
  if (body.password) requireStrong(body.password, rules);
  const userMetadata = {
    ...body.user_metadata,
    ...(body.email_confirm && { email_verified: true }),
  };
  return {
    ...(body.email && { email: normalizeEmail(body.email) }),
    ...(body.role && { role: body.role }),
    ...(body.password && { encrypted_password: await hashPassword(sql, body.password) }),
    ...(body.email_confirm && { email_confirmed_at: user.email_confirmed_at ?? new Date() }),
    ...(Object.keys(userMetadata).length > 0 && {
      raw_user_meta_data: mergeMetadata(user.raw_user_meta_data, userMetadata),
    }),
    ...(body.app_metadata && {
      raw_app_meta_data: mergeMetadata(user.raw_app_meta_data, body.app_metadata),
    }),
    ...bannedUntil(body.ban_duration),
  };
}

function bannedUntil(duration: string | null | undefined): Partial<User> | undefined {
  if (!duration) return undefined;
  if (duration === "none") return { banned_until: null };
  const total = parseDuration(duration);
  if (total === undefined) {
    const message = `invalid format for ban duration: time: invalid duration "${duration}"`;
    throw new AuthError(400, "validation_failed", message);
  }
  return { banned_until: new Date(Date.now() + total) };
}

function numberOf(text: string | undefined, otherwise: number): number {
  if (!text) return otherwise;
  if (/^\d+$/.test(text)) return Number(text);
  const reason = `strconv.ParseUint: parsing "${text}": invalid syntax`;
  throw new AuthError(400, "validation_failed", `Bad Pagination Parameters: ${reason}`);
}

/** RFC 8288, as supabase-js reads `nextPage` and `lastPage` from it. */
function pageLinks(path: string, page: number, perPage: number, total: number): string {
  const last = Math.max(1, Math.ceil(total / perPage));
  const link = (target: number, rel: string) =>
    `<${path}?page=${target}&per_page=${perPage}>; rel="${rel}"`;
  return [...(page < last ? [link(page + 1, "next")] : []), link(last, "last")].join(", ");
}
