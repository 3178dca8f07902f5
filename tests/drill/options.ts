import { parseArgs } from "node:util";
import { attacks } from "./abuse/attacks/all.ts";
import { type Trouble, troubles } from "./neighbours/troubles.ts";
import { readOutages } from "./outages/options.ts";
import type { Outage } from "./outages/outage.ts";
import {
  readThrottlingVendors,
  type ThrottlingVendor,
  throttlingVendors,
} from "./throttled/vendors.ts";
import { type Safeguard, safeguards } from "./safeguards.ts";

export interface DrillOptions {
  /** Every choice the drill makes comes from it; the moments at which it makes them don't. */
  seed: string;
  /** How many parts are killed, spread over the storm. */
  kills: number;
  /** Projects are created until so many assets are. */
  assets: number;
  /** A safeguard to do without, which must break an invariant. */
  without: Safeguard | undefined;
  /** Leases of 15 s and sweeps every 2 s instead of 30 and 10: recovers sooner, for tests. */
  hurried: boolean;
  /** Leave the stack's folder behind, with what everybody logged. */
  keep: boolean;
  /** The other drill: vendors that turn calls away, one after the other. */
  throttled: ThrottlingVendor[] | undefined;
  /** Another: pictures of 20 MB, and some that grow to ten times as much. */
  large: boolean;
  /** Attacks beside users who work, for so many seconds. */
  abuse: number | undefined;
  /** Others' logos beside one customer whose work goes wrong: so many rounds of each trouble. */
  neighbours: number | undefined;
  /** Of these alone. */
  troubles: Trouble[];
  /** One more: these parts are down for a while, one after the other. */
  outages: Outage[] | undefined;
  /** Logos of each project of theirs. */
  pictures: number;
  /** Three of ten calls of the vendors fail until all is settled, beside the kills. */
  mixed: boolean;
}

export const usage = `npx deno task drill [options]

  --kills N       parts to kill (40)
  --assets N      assets to make (400)
  --seed S        what to choose by (logokraft)
  --without NAME  switch a safeguard off: ${safeguards.join(", ")}
  --mixed         three of ten vendors' calls fail, until all is settled
  --hurried       shorter leases and sweeps
  --keep          keep the stack's folder and its logs
  --throttled     20 users and a vendor that turns calls away, instead; --assets for each, and
    --vendors     by default all, which take an hour:
${throttlingVendors.map(({ name, about }) => `                    ${name}: ${about}`).join("\n")}
  --large         pictures of 20 MB (100) at once, and some that grow to 200 MB, instead
  --abuse         attacks beside ten users who work, instead
    --seconds N   for so long (30); the attacks, all at once:
${attacks.map(({ name }) => `                    ${name}`).join("\n")}
  --neighbours    others' logos beside one customer whose work goes wrong, instead
    --rounds N    with the trouble and without, each (2)
    --troubles T  only those with this in their name, such as webhooks
  --outages       parts that are down for a while, instead; of these, by default all:
    --parts       storage,rest,auth,realtime,gemini,ark,fal
    --ways        error,hang
    --lengths     10,60,600 seconds; what is longer than a minute is squeezed into one
    --pictures N  logos of each project (6)
    --mixed       as above
  --help          this text`;

/**
 * @returns null where only help is asked for.
 * @throws an `Error` that says what is wrong with them.
 */
export function readOptions(args: string[]): DrillOptions | null {
  const { values } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: {
      kills: { type: "string", default: "40" },
      assets: { type: "string" },
      seed: { type: "string", default: "logokraft" },
      without: { type: "string" },
      hurried: { type: "boolean", default: false },
      keep: { type: "boolean", default: false },
      throttled: { type: "boolean", default: false },
      vendors: { type: "string" },
      large: { type: "boolean", default: false },
      abuse: { type: "boolean", default: false },
      seconds: { type: "string", default: "30" },
      neighbours: { type: "boolean", default: false },
      rounds: { type: "string", default: "2" },
      troubles: { type: "string", default: "" },
      outages: { type: "boolean", default: false },
      parts: { type: "string" },
      ways: { type: "string" },
      lengths: { type: "string" },
      pictures: { type: "string", default: "6" },
      mixed: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return null;
  return {
    seed: values.seed,
    kills: count("kills", values.kills),
    assets: count("assets", values.assets ?? usualAssets(values)),
    without: safeguard(values.without),
    hurried: values.hurried,
    keep: values.keep,
    throttled: values.throttled
      ? readThrottlingVendors(
        values.vendors,
        values.assets === undefined ? undefined : count("assets", values.assets),
      )
      : undefined,
    large: values.large,
    abuse: values.abuse ? count("seconds", values.seconds) : undefined,
    neighbours: values.neighbours ? count("rounds", values.rounds) : undefined,
    troubles: troublesNamed(values.troubles),
    outages: values.outages ? readOutages(values) : undefined,
    pictures: count("pictures", values.pictures),
    mixed: values.mixed,
  };
}

function troublesNamed(text: string): Trouble[] {
  const found = troubles.filter(({ name }) => name.includes(text));
  if (found.length > 0) return found;
  const names = troubles.map(({ name }) => name).join(", ");
  throw new Error(`--troubles finds none of: ${names}`);
}

function usualAssets({ large }: { large: boolean }): string {
  return large ? "100" : "400";
}

function count(name: string, text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Error(`--${name} is ${JSON.stringify(text)}: give it a whole number`);
}

function safeguard(text: string | undefined): Safeguard | undefined {
  if (text === undefined) return undefined;
  const found = safeguards.find((name) => name === text);
  if (found) return found;
  throw new Error(`--without knows ${safeguards.join(", ")}, not ${JSON.stringify(text)}`);
}
