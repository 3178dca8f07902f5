/** Milliseconds between two lines that tell how far it is, where they can't take one another's place. */
const TELL_EVERY = 5_000;
const LOOK_EVERY = 250;

/** Where it is told. */
export interface Output {
  isTerminal: boolean;
  write(text: string): void;
}

/**
 * Tells how many packages are unpacked, until it is disposed of: on a terminal by one line that
 * changes, elsewhere by a line now and then. A look takes its time while unpacking keeps the disk
 * busy; the seconds go on meanwhile, with what the last look saw.
 *
 * @param look counts what is unpacked; never asked again before it has answered.
 */
export function showProgress(
  look: () => Promise<number>,
  count: number,
  { isTerminal, write }: Output = standardOutput(),
): Disposable {
  const from = performance.now();
  let unpacked = 0;
  let isLooking = false;
  const looks = setInterval(async () => {
    if (isLooking) return;
    isLooking = true;
    unpacked = await look().catch(() => unpacked);
    isLooking = false;
  }, LOOK_EVERY);
  const lines = setInterval(() => {
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    // All are downloaded before the first is unpacked.
    const state = unpacked === 0 ? "downloading" : `${unpacked} of ${count} unpacked`;
    const line = `  ${state}, ${seconds} s`;
    write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
  }, isTerminal ? LOOK_EVERY : TELL_EVERY);
  return {
    [Symbol.dispose]() {
      clearInterval(looks);
      clearInterval(lines);
      if (isTerminal) write("\n");
    },
  };
}

function standardOutput(): Output {
  return {
    isTerminal: Deno.stdout.isTerminal(),
    write: (text) => Deno.stdout.writeSync(new TextEncoder().encode(text)),
  };
}
