import postgres from "postgres";
import type { Caller } from "../../platform/caller.ts";
import { connect } from "../../postgres/connect.ts";
import { Unauthorized } from "../authorization.ts";

const extensions = ["broadcast", "presence"] as const;
type Extension = typeof extensions[number];

/** What a caller may do in a private room. */
export interface Rights {
  hears: ReadonlySet<Extension>;
  sends: ReadonlySet<Extension>;
}

/** In a public room, or with the secret key. */
export const allRights: Rights = { hears: new Set(extensions), sends: new Set(extensions) };

/** Asks the policies on `realtime.messages`, by messages that nobody gets to see. */
export class RoomPolicies {
  readonly #sql: postgres.Sql;

  /** @param adminUrl as `supabase_admin`; connects when it is asked, and only for a while. */
  constructor(adminUrl: string) {
    this.#sql = connect(adminUrl, {
      max: 1,
      idle_timeout: 10,
      onnotice: () => {},
      connection: { application_name: "realtime", statement_timeout: 10_000 },
    });
  }

  /** @throws Unauthorized where a policy fails. */
  async rightsOf(caller: Caller, topic: string): Promise<Rights> {
    if (caller.role === "service_role") return allRights;
    const undo = new Error("the rehearsal is over");
    let rights: Rights | undefined;
    try {
      await this.#sql.begin(async (tx) => {
        await tx`select set_config('realtime.topic', ${topic}, true)`;
        const rehearsed = await tx<{ id: string }[]>`
          insert into realtime.messages (topic, extension, private)
          select ${topic}, unnest(${[...extensions]}::text[]), true returning id`;
        await tx`
          select set_config('request.jwt.claims', ${JSON.stringify(caller.claims)}, true),
            set_config('role', ${caller.role}, true)`;
        const heard = await tx<{ extension: Extension }[]>`
          select extension from realtime.messages where id = any(${rehearsed.map(({ id }) => id)})`;
        const sends = new Set<Extension>();
        for (const extension of extensions) {
          if (await maySend(tx, topic, extension)) sends.add(extension);
        }
        rights = { hears: new Set(heard.map(({ extension }) => extension)), sends };
        throw undo;
      });
    } catch (error) {
      if (error !== undo) throw explain(error);
    }
    if (!rights) throw new Error("the policies gave no answer");
    return rights;
  }

  async close(): Promise<void> {
    await this.#sql.end({ timeout: 1 });
  }
}

async function maySend(
  tx: postgres.TransactionSql,
  topic: string,
  extension: Extension,
): Promise<boolean> {
  try {
    await tx.savepoint((attempt) =>
      attempt`
        insert into realtime.messages (topic, extension, private)
        values (${topic}, ${extension}, true)`
    );
    return true;
  } catch (error) {
    if (error instanceof postgres.PostgresError && error.code === "42501") return false;
    throw error;
  }
}

function explain(error: unknown): unknown {
  if (!(error instanceof postgres.PostgresError)) return error;
  return new Unauthorized("RlsPolicyError", error.message);
}
