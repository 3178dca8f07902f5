/** A starter for the tests to kill: starts the cluster of the folder named, says so, and stays. */
import { startCluster } from "./cluster.ts";

const [directory] = Deno.args;
if (directory === undefined) throw new Error("Name the cluster's folder");
await startCluster({ directory, port: 0 });
console.log("up");
await new Promise(() => setInterval(() => {}, 60_000));
