/** The attackers' process: each attack of `attacks/`, by an account of its own, until it is over. */
import { z } from "zod";
import { Attacker, target } from "./attacker.ts";
import { attacks } from "./attacks/all.ts";
import { report, takeOrder } from "./side-process.ts";

const { order, over } = await takeOrder(
  z.object({ target, tokens: z.record(z.string(), z.string()) }),
);
const answers = await Promise.all(attacks.map(async ({ name, run }) => {
  const attacker = new Attacker(order.target, order.tokens[name] ?? "", over);
  await run(attacker).catch((error) => {
    if (!over.aborted) console.error(`The attack "${name}" ended`, error);
  });
  return [name, Object.fromEntries(attacker.answers)];
}));
report(Object.fromEntries(answers));
