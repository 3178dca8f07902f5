import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

/** Frees whatever nothing refers to any more, as far as this turn of the event loop is done with it. */
export async function collectGarbage(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve));
  setFlagsFromString("--expose-gc");
  runInNewContext("gc")();
}
