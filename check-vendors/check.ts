import type { Finding } from "./finding.ts";
import {
  dollars,
  type Known,
  knownOfConcepts,
  knownOfPrompts,
  knownOfRefinements,
} from "./known.ts";
import type { VendorConfig, VendorName } from "./vendor-config.ts";
import { askArk, askFal, askGemini } from "./questions.ts";

export interface CheckOptions {
  /** The variables of the keys without which, and without an address, the studio stands in. */
  standIns: ReadonlySet<string>;
  draws: boolean;
  print(line: string): void;
  /** Milliseconds for one free question. */
  questionLimit?: number;
  /** Milliseconds for one picture; otherwise its model's slowest usual time and half of it more. */
  drawingLimit?: number;
  /** Milliseconds since 1970: prices and retirements have their day. */
  now?: number;
}

const QUESTION_LIMIT = 10_000;

interface Vendor {
  name: VendorName;
  key: string;
  apiKey: string;
  baseUrl: string;
  known: Known[];
  ask(milliseconds: number): Promise<Finding[]>;
}

/** @returns whether every configured vendor would work, as far as can be told. */
export async function checkVendors(config: VendorConfig, options: CheckOptions): Promise<boolean> {
  const { standIns, draws, print, questionLimit = QUESTION_LIMIT, now = Date.now() } = options;
  const [configured, others] = partition(vendorsOf(config, now), ({ key }) => !standIns.has(key));
  for (const { name, key } of others) {
    print(`${name}: ${key} is not set: the local studio stands in, and nothing is asked`);
  }
  if (draws && configured.length > 0) print(priceOf(configured.flatMap(({ known }) => known)));
  let wrongs = 0;
  for (const vendor of configured) {
    const { name, key, apiKey, baseUrl, known } = vendor;
    print(`${name} at ${new URL(baseUrl).host}, ${key} is ${apiKey === "" ? "not " : ""}set`);
    const tell = (findings: Finding[]) => {
      for (const { verdict, text } of findings) print(`  ${verdict.padEnd(8)}${text}`);
      wrongs += findings.filter(({ verdict }) => verdict === "wrong").length;
    };
    tell(known.flatMap(({ findings }) => findings));
    tell(await vendor.ask(questionLimit));
    if (!draws) continue;
    // The studio and the vendors' clients take a while to load.
    const { attemptsAt, tryOut } = await import("./try-out.ts");
    for (const attempt of attemptsAt(name, config)) {
      tell(await tryOut(attempt, vendor, options.drawingLimit));
    }
  }
  print(wrongs === 0 ? "nothing is wrong" : `${wrongs} wrong`);
  return wrongs === 0;
}

function vendorsOf(config: VendorConfig, now: number): Vendor[] {
  const { gemini, seedream } = config;
  const isArk = seedream.provider === "ark";
  return [
    {
      name: "Gemini",
      key: "GEMINI_API_KEY",
      ...gemini,
      known: [knownOfPrompts(gemini, now), knownOfRefinements(config, now)],
      ask: (milliseconds) => askGemini(gemini, milliseconds),
    },
    {
      name: isArk ? "ModelArk" : "fal.ai",
      key: isArk ? "ARK_API_KEY" : "FAL_KEY",
      ...seedream,
      known: [knownOfConcepts(config, now)],
      ask: (milliseconds) => (isArk ? askArk : askFal)(seedream, milliseconds),
    },
  ];
}

function priceOf(known: Known[]): string {
  const sum = known.reduce((total, { usd = 0 }) => total + usd, 0);
  const missing = known.filter(({ usd }) => usd === undefined).length;
  return `--draw costs about ${dollars(sum)}` +
    (missing === 0 ? "" : `, and ${missing} whose price isn't known`);
}

function partition<T>(all: T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}
