import { connect } from "../postgres/connect.ts";

/** Writes secrets, by name, into Vault, in place of those that are there. */
export async function storeSecrets(
  ownerUrl: string,
  secrets: Record<string, string>,
): Promise<void> {
  const sql = connect(ownerUrl, { max: 1, onnotice: () => {} });
  try {
    for (const [name, secret] of Object.entries(secrets)) {
      const [kept] = await sql`select id from vault.secrets where name = ${name}`;
      if (kept) await sql`select vault.update_secret(${kept.id}, ${secret})`;
      else await sql`select vault.create_secret(${secret}, ${name})`;
    }
  } finally {
    await sql.end({ timeout: 1 });
  }
}
