import { Edge } from "./edge.fixture.ts";

// Two workers, one of them in a loop for ever; their ids are all that is printed.
const edge = await Edge.start({ limits: { cpuSeconds: 2 } });
const pids = [await edge.pid("/work"), await edge.pid("/crash")];
edge.fetch("/crash/spin").catch(() => {});
await edge.hears("crash spinning");
console.log(JSON.stringify(pids));
