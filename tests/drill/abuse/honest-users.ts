/** The process of the users who do no harm, and whose calls are measured. */
import { z } from "zod";
import { HonestUser } from "./honest-user.ts";
import { report, takeOrder } from "./side-process.ts";

const { order: { url, tokens }, over, ending } = await takeOrder(
  z.object({ url: z.url(), tokens: z.array(z.string()) }),
);
const users = tokens.map((token) => new HonestUser(url, token, ending));
await Promise.all(users.map((user) => user.work(over)));
report(users.map(({ calls, faults, isServed }) => ({ calls, faults, isServed })));
