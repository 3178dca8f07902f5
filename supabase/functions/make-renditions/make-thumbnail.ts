import { runAttempt } from "../_shared/jobs/run-attempt.ts";
import type { ThumbnailClaim } from "../_shared/jobs/verbs/claims.ts";
import { buckets } from "../_shared/storage.ts";
import { decode } from "./pictures/decode.ts";
import { encodeThumbnail, THUMBNAIL_SIDE } from "./pictures/thumbnail.ts";
import { downloadPicture, folderOf, inTurn, leaseOf, type RenditionDeps } from "./rendition.ts";
import { storeFile } from "./store-file.ts";

/** Makes, stores and settles a logo's thumbnail. Never throws. */
export async function makeThumbnail(deps: RenditionDeps, claim: ThumbnailClaim): Promise<void> {
  const lease = leaseOf(claim);
  await runAttempt(deps, {
    lease,
    leaseSeconds: claim.lease_seconds,
    deadlineAt: claim.deadline_at,
    async work({ signal }) {
      const { bytes, mimeType } = await inTurn(deps, signal, async () => {
        const picture = await downloadPicture(deps, claim, signal);
        return await encodeThumbnail(await decode(picture, THUMBNAIL_SIDE));
      });
      const path = `${folderOf(claim)}/thumbnail.${mimeType.split("/").at(-1)}`;
      const object = { bucket: buckets.assets, path };
      await storeFile(deps, { lease, object, bytes, mimeType }, signal);
      return path;
    },
    complete: (path, report) => deps.verbs.completeThumbnail(lease, path, report),
  });
}
