import { type SoakUser, sure } from "./user.ts";

const BUCKET = "soak";
/** Objects that lie there before they are removed, by one call. */
const BATCH = 50;
/** Bytes of a picture, and of every fiftieth. */
const COMMON = 60_000;
const LARGE = 3_000_000;

/** Uploads one object after the other, reads some back, and removes all. */
export async function useUploads(
  { admin, address, fetch }: SoakUser,
  count: number,
): Promise<void> {
  await admin.storage.createBucket(BUCKET);
  const files = admin.storage.from(BUCKET);
  for (let from = 0; from < count; from += BATCH) {
    const paths: string[] = [];
    for (let n = from; n < Math.min(from + BATCH, count); n++) {
      const path = `${crypto.randomUUID()}/${n}.png`;
      const bytes = new Uint8Array(n % BATCH === 0 ? LARGE : COMMON).fill(n);
      sure(await files.upload(path, new Blob([bytes], { type: "image/png" })));
      paths.push(path);
    }
    const [signed] = sure(await files.createSignedUrls(paths.slice(0, 1), 60));
    const whole = await fetch(signed?.signedUrl ?? "");
    if ((await whole.arrayBuffer()).byteLength !== LARGE) throw new Error("not what was uploaded");
    // Who leaves in the middle of a download must not leave the file open.
    const leaving = new AbortController();
    const broken = await fetch(
      `${address.url}/storage/v1/object/authenticated/${BUCKET}/${paths[0]}`,
      {
        headers: { apikey: address.secretKey },
        signal: leaving.signal,
      },
    );
    await broken.body?.getReader().read();
    leaving.abort();
    sure(await files.remove(paths));
  }
}
