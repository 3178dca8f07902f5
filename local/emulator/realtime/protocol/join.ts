import { z } from "zod";

/** Hosted takes "true" for true. */
const flag = z.union([z.boolean(), z.stringbool()]).catch(false).default(false);

/** As the client sent it: the reply must repeat it, or realtime-js gives the channel up. */
const postgresChange = z.record(z.string(), z.unknown());
export type PostgresChangeParams = z.infer<typeof postgresChange>;

const config = z.object({
  broadcast: z.object({ ack: flag, self: flag, replication_ready: flag }).nullish().transform((b) =>
    b ?? { ack: false, self: false, replication_ready: false }
  ),
  presence: z.object({ enabled: flag, key: z.string().catch("") }).partial().nullish().transform(
    (p) => ({ enabled: p?.enabled ?? false, key: p?.key ?? "" }),
  ),
  postgres_changes: z.array(postgresChange.nullable()).nullish().transform((list) =>
    (list ?? []).filter((params) => params !== null)
  ),
  postgres_changes_options: z.object({
    /** Reply only once changes flow. */
    wait: flag,
    /** Milliseconds. */
    timeout: z.number().positive().catch(15_000).default(15_000),
  }).nullish().transform((o) => o ?? { wait: false, timeout: 15_000 }),
  private: flag,
});

/** The payload of `phx_join`. What is missing or odd counts as its default, as hosted. */
export const joinPayload = z.object({
  config: config.prefault({}),
  access_token: z.string().nullish(),
  user_token: z.string().nullish(),
});

export type JoinPayload = z.infer<typeof joinPayload>;
