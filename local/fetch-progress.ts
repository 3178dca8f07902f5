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
 * changes, elsewhere by a line now and then.
 *
 * @param look counts what is unpacked. At once, without a promise: on a machine that is busy
 * unpacking, what Deno does on other threads waits for seconds, and has the timers wait too.
 */
export function showProgress(
  look: () => number,
  count: number,
  { isTerminal, write }: Output = standardOutput(),
): Disposable {
  const from = performance.now();
  const timer = setInterval(() => {
    const seconds = ((performance.now() - from) / 1000).toFixed(0);
    const unpacked = look();
    // All are downloaded before the first is unpacked.
    const state = unpacked === 0 ? "downloading" : `${unpacked} of ${count} unpacked`;
    const line = `  ${state}, ${seconds} s`;
    write(isTerminal ? `\r\x1b[K${line}` : `${line}\n`);
  }, isTerminal ? LOOK_EVERY : TELL_EVERY);
  return {
    [Symbol.dispose]() {
      clearInterval(timer);
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
