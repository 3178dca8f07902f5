/**
 * A process of its own that holds many open streams, so that reading them doesn't slow the stack
 * down: addresses come by the standard input, one a line. Says `open` when each has had its first
 * event; at `end` on the standard input, tells how late each later event was, as JSON.
 */

/** So many are being opened at a time. */
const AT_ONCE = 20;

const decoder = new TextDecoder();
const input = lines(Deno.stdin.readable);
const { value: text = "[]" } = await input.next();
const urls: string[] = JSON.parse(text);
const lags: number[] = [];
let bytes = 0;
let begun = 0;
await Promise.all(Array.from({ length: AT_ONCE }, async () => {
  for (let url = urls[begun++]; url !== undefined; url = urls[begun++]) await open(url);
}));
console.log(JSON.stringify({ bytes: bytes / urls.length }));
await input.next();
console.log(JSON.stringify(lags));
Deno.exit();

/** Resolves with the first message. A stream that ends before is opened again, as browsers do. */
async function open(url: string): Promise<void> {
  while (!await follow(url));
}

/** Whether a message came. What follows it goes on beside. */
async function follow(url: string): Promise<boolean> {
  const { body, status } = await fetch(url);
  if (!body || status !== 200) throw new Error(`${status} from ${url}`);
  const { promise, resolve } = Promise.withResolvers<boolean>();
  (async () => {
    let isOpen = false;
    for await (const chunk of body) {
      const arrival = Date.now();
      bytes += chunk.byteLength;
      const text = decoder.decode(chunk);
      if (isOpen) keepLags(text, arrival);
      else {
        // The snapshot may come in pieces.
        isOpen = text.endsWith("}\n\n") || text.endsWith(`"\n\n`);
        if (isOpen) resolve(true);
      }
    }
    resolve(false);
  })().catch(() => resolve(false));
  return await promise;
}

function keepLags(text: string, arrival: number): void {
  for (const [, at = ""] of text.matchAll(/"asset_updated".*?"at":"([^"]+)"/g)) {
    lags.push(arrival - Date.parse(at));
  }
}

async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of stream) {
    rest += decoder.decode(chunk, { stream: true });
    const whole = rest.split("\n");
    rest = whole.pop() ?? "";
    yield* whole;
  }
}
