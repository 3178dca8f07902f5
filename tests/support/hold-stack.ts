/**
 * Starts a stack for tests, prints its environment as one line of JSON, and ends with its standard
 * input. A process of its own, so that whoever started it can keep what the stack prints.
 */
import { withTestStack } from "./with-stack.ts";

await withTestStack(async (environment) => {
  console.log(JSON.stringify(environment));
  await Deno.stdin.readable.pipeTo(new WritableStream());
});
