/** Milliseconds after which a test gives up: in order, it is a matter of moments. */
const TIMEOUT_MS = 120_000;

/**
 * Looks again and again until there is something to be seen.
 *
 * @throws with what was waited for, after two minutes
 */
export async function eventually<Found>(
  awaited: string,
  look: () => PromiseLike<Found | false | undefined>,
): Promise<Found> {
  const deadline = Date.now() + TIMEOUT_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > deadline) throw new Error(`waited in vain: ${awaited}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
