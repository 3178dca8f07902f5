import { type LogoKraft, unwrap } from "@logokraft/client";

/**
 * Saves a logo's picture under its readable name. The API asks for the user's token, which a plain
 * link can't carry, and leads to a signed URL, which a plain link can follow.
 */
export async function download(api: LogoKraft, assetId: string): Promise<void> {
  const answer = api.GET("/api/v1/assets/{id}/download", {
    params: { path: { id: assetId } },
    parseAs: "stream",
  });
  await unwrap(answer);
  await followDownload((await answer).response);
}

/** Saves what an answer of the API has led to. */
export async function followDownload(response: Response): Promise<void> {
  // The link loads it; here only its address was of interest.
  await response.body?.cancel();
  const link = document.createElement("a");
  link.href = response.url;
  link.click();
}
