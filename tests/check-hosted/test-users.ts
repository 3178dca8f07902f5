import { buckets } from "../../supabase/functions/_shared/storage.ts";
import { newEmail, openAdminClient } from "../support/project.ts";
import { newUser, type User } from "../support/user.ts";
import type { Checked } from "./report.ts";

/** Milliseconds in which the objects of deleted users are gone: the list's minute, and a sweep. */
const REMOVAL = 120_000;

/** Milliseconds after which a check is over, however it ended: its users are left behind. */
const LONGEST_CHECK = 2 * 60 * 60_000;

/** The users that a check makes, all of one mail domain that nobody has. */
export interface TestUsers {
  readonly domain: string;
  create(): Promise<User>;
  /**
   * Deletes them, and those of earlier checks that were killed before they could, and waits until
   * all that was theirs is gone.
   */
  remove(): Promise<Checked<never>>;
}

export function openTestUsers(): TestUsers {
  const domain = `check-${crypto.randomUUID().slice(0, 8)}.example.org`;
  const admin = openAdminClient();
  const making: Promise<User>[] = [];
  let isClosed = false;

  async function find(): Promise<string[]> {
    const ids: string[] = [];
    for (let page: number | null = 1; page !== null;) {
      const { data, error } = await admin.auth.admin.listUsers({ page, perPage: 1000 });
      if (error) throw error;
      ids.push(
        ...data.users.filter(({ email = "", created_at }) =>
          email.endsWith(`@${domain}`) ||
          /@check-[0-9a-f]{8}\.example\.org$/.test(email) &&
            Date.now() - Date.parse(created_at) > LONGEST_CHECK
        ).map(({ id }) => id),
      );
      page = data.nextPage;
    }
    return ids;
  }

  return {
    domain,
    create() {
      if (isClosed) throw new Error("No user is made any more");
      const made = newUser(newEmail(domain));
      making.push(made);
      return made;
    },
    async remove() {
      isClosed = true;
      await Promise.allSettled(making);
      const ids: string[] = [];
      const deadline = Date.now() + REMOVAL;
      for (;;) {
        // A scenario that was cut off may have left one that is still being made: it comes late.
        const found = await find();
        const refused: string[] = [];
        for (const id of found) {
          if (!ids.includes(id)) ids.push(id);
          const { error } = await admin.auth.admin.deleteUser(id);
          if (error) refused.push(`user ${id} can't be deleted: ${error.message}`);
        }
        const left = [...refused, ...await remains(ids)];
        if (left.length === 0 && found.length === 0) return { differences: [] };
        if (Date.now() > deadline) return { differences: left };
        await new Promise((resolve) => setTimeout(resolve, 1_000));
      }
    },
  };

  /** What of the users' is still there. */
  async function remains(ids: string[]): Promise<string[]> {
    const left: string[] = [];
    for (const bucket of Object.values(buckets)) {
      for (const id of ids) {
        const { data, error } = await admin.storage.from(bucket).list(id);
        if (error) throw error;
        if (data.length > 0) left.push(`objects of user ${id} are still in ${bucket}`);
      }
    }
    return left;
  }
}
