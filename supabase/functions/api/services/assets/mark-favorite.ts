import type { PostgrestError } from "@supabase/supabase-js";
import { type AssetRow, assetRowSchema } from "../../../_shared/contract/asset.ts";
import type { UserClient } from "../../../_shared/database.ts";
import { limitHeaders } from "../../../_shared/http/limit-headers.ts";
import { Problem } from "../../../_shared/http/problem.ts";
import { required } from "../../../_shared/services/database-errors.ts";
import { assetColumns } from "../../../_shared/services/assets/find-assets.ts";

/**
 * The one thing of an asset that its owner may write themselves.
 *
 * @throws Problem `not_found`, or `rate_limited` after too many changes in an hour.
 */
export async function markFavorite(
  client: UserClient,
  id: string,
  favorite: boolean,
): Promise<AssetRow> {
  const result = await client.from("generated_assets").update({ favorite }).eq("id", id)
    .select(assetColumns).maybeSingle();
  if (result.error?.code === "PT429") throw tooManyChanges(result.error);
  const row = required(result);
  if (!row) throw new Problem("not_found");
  return assetRowSchema.parse(row);
}

const HOUR_SECONDS = 60 * 60;

/** The database says in words how many are allowed and when to come again: REST passes them on. */
function tooManyChanges({ details, hint }: PostgrestError): Problem {
  const retryAfter = firstNumber(hint) ?? HOUR_SECONDS;
  return new Problem("rate_limited", [details, hint].filter(Boolean).join(" "), {
    headers: limitHeaders({
      name: "favorites",
      quota: firstNumber(details) ?? 0,
      windowSeconds: HOUR_SECONDS,
      remaining: 0,
      resetSeconds: retryAfter,
      retryAfter,
    }),
  });
}

function firstNumber(words: string | null): number | undefined {
  const [digits] = /\d+/.exec(words ?? "") ?? [];
  return digits === undefined ? undefined : Number(digits);
}
