import { Database } from "../database.ts";

/** A call of a verb: what it answered, and how long that took. */
export interface WatchedCall {
  verb: string;
  answer: unknown;
  milliseconds: number;
}

/** The same database, with somebody who is told of each call of a verb. */
export class WatchedDatabase extends Database {
  constructor(db: Database, private readonly watch: (call: WatchedCall) => void) {
    super(db.admin, db.owner, db.ownerUrl);
  }

  override async call<Answer = Record<string, unknown>>(
    verb: string,
    args: Record<string, unknown>,
  ): Promise<Answer> {
    const from = performance.now();
    const answer = await super.call<Answer>(verb, args);
    this.watch({ verb, answer, milliseconds: performance.now() - from });
    return answer;
  }
}

/** The verbs that there are. */
export async function verbsOf({ admin }: Database): Promise<string[]> {
  const rows = await admin<{ name: string }[]>`
    select distinct proname as name from pg_proc
    where pronamespace = 'public'::regnamespace order by proname`;
  return rows.map(({ name }) => name);
}
