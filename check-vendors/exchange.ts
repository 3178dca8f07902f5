import { capped } from "../supabase/functions/_shared/vendors/capped.ts";
import { bounded } from "../supabase/functions/_shared/timing/bounded.ts";

/** One request of the product's and its answer. */
export interface Exchange {
  path: string;
  status: number;
  contentType: string;
  /** Undefined for what is no JSON. */
  body: unknown;
}

/** What came of one try. */
export interface Tried {
  exchanges: Exchange[];
  /** Undefined where none was asked for. */
  picture?: { bytes: Uint8Array; contentType: string };
  milliseconds: number;
  error?: unknown;
}

/** A picture's bytes, or what stands in a file of it; more is none. */
const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Runs what the product does, and keeps what it asks and is answered: its clients call the global
 * `fetch`, which is another one meanwhile.
 *
 * @param milliseconds after which it is given up.
 */
export async function watch(
  run: (signal: AbortSignal) => Promise<URL | Uint8Array | void>,
  milliseconds: number,
): Promise<Tried> {
  const exchanges: Exchange[] = [];
  const real = globalThis.fetch;
  const from = performance.now();
  const since = () => performance.now() - from;
  globalThis.fetch = async (input, init) => {
    const response = await real(input, init);
    const body = response.clone().json().catch(() => undefined);
    const url = input instanceof Request ? input.url : String(input);
    exchanges.push({
      path: new URL(url).pathname,
      status: response.status,
      contentType: mediaType(response),
      body: await body,
    });
    return response;
  };
  try {
    return await bounded(
      async (signal) => {
        const drawn = await run(signal);
        const took = since();
        if (drawn === undefined) return { exchanges, milliseconds: took };
        const picture = drawn instanceof URL
          ? await fetchFile(real, drawn, signal)
          : { bytes: drawn, contentType: "" };
        return { exchanges, picture, milliseconds: took };
      },
      [],
      { milliseconds },
    );
  } catch (error) {
    return { exchanges, milliseconds: since(), error };
  } finally {
    globalThis.fetch = real;
  }
}

async function fetchFile(real: typeof fetch, url: URL, signal: AbortSignal) {
  const response = await real(url, { signal, redirect: "error" });
  if (!response.ok) throw new Error(`the picture's address answers ${response.status}`);
  const bytes = await capped("its address", response, MAX_BYTES).bytes();
  return { bytes, contentType: mediaType(response) };
}

function mediaType({ headers }: Response): string {
  return (headers.get("content-type") ?? "").split(";")[0]?.trim() ?? "";
}
