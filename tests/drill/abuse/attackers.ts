/**
 * The attackers' process: each attack of `attacks/`, by an account of its own, until they are called
 * off and each of them was made.
 */
import { z } from "zod";
import { eventually } from "../eventually.ts";
import { Attacker, target } from "./attacker.ts";
import { attacks } from "./attacks/all.ts";
import { report, takeOrder } from "./side-process.ts";

const { order, over, ending } = await takeOrder(
  z.object({ target, tokens: z.record(z.string(), z.string()) }),
);
const stop = new AbortController();
const attackers = attacks.map((attack) => {
  return {
    ...attack,
    attacker: new Attacker(order.target, order.tokens[attack.name] ?? "", stop.signal),
  };
});
const areMade = () =>
  attackers.every(({ isMade = anything, attacker }) => isMade(attacker.answers));
const running = attackers.map(({ name, run, attacker }) =>
  run(attacker).catch((error) => {
    if (!stop.signal.aborted) console.error(`The attack "${name}" ended`, error);
  })
);
await eventually(() => Promise.resolve(ending.aborted || over.aborted && areMade()), Infinity);
stop.abort();
await Promise.all(running);
report(
  Object.fromEntries(
    attackers.map(({ name, attacker }) => [name, Object.fromEntries(attacker.answers)]),
  ),
);

function anything(answers: Attacker["answers"]): boolean {
  return answers.size > 0;
}
