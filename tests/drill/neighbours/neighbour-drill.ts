import { unwrap } from "@logokraft/client";
import { sampleBrief } from "../../support/brief.ts";
import { eventually } from "../eventually.ts";
import { openStage, type Stage } from "../stage.ts";
import { PersistentApi } from "../storm/api.ts";
import { signUp } from "../storm/sign-up.ts";
import { registerWebhook } from "../storm/storm.ts";
import { untilSettled } from "../until-quiet.ts";
import { processorTime } from "../../support/processor-time.ts";
import { BrokenReceiver } from "./broken-receiver.ts";
import { TroubledVendor } from "./troubled-vendor.ts";
import { MARK, type Trouble } from "./troubles.ts";

export interface NeighbourFindings {
  trouble: Trouble;
  /** How often it was met. */
  met: number;
  /** Logos of the other customers, in all rounds. */
  logos: number;
  /** Milliseconds from a brief to a logo of another customer, at the median; NaN: not timed. */
  calm: number;
  troubled: number;
  /** Milliseconds of processor time that a round took more with the trouble, on average. */
  moreWork: number;
  breaches: string[];
}

/** How much is asked for in a round. */
interface Load {
  /** Projects of the customer in trouble, and concepts of each. */
  troubled: { projects: number; concepts: number };
  /** Customers beside, and concepts of each. */
  others: { customers: number; concepts: number };
}

const WHOLE: Load = {
  troubled: { projects: 3, concepts: 6 },
  others: { customers: 2, concepts: 4 },
};
/** For tests: still more than a worker has open of one customer's pictures. */
const SMALL: Load = {
  troubled: { projects: 1, concepts: 6 },
  others: { customers: 1, concepts: 3 },
};
/** Milliseconds that what others ask for may take. */
const PATIENCE = 120_000;
/** Milliseconds that cancelled work may take to end: no longer than an attempt. */
const CALM = 75_000;

interface Scene {
  stage: Stage;
  vendor: TroubledVendor;
  receiver: BrokenReceiver;
  api: PersistentApi;
  load: Load;
}

/**
 * Has one customer's work go wrong in one way after the other while others' logos are drawn, and
 * takes their time: beside that customer's work when all goes well, and when it doesn't, in turns.
 *
 * @param rounds with the trouble.
 * @param isTimed plays as many without it, to compare with.
 * @param report told of each trouble once its rounds are over.
 */
export async function runNeighbourDrill(
  { troubles, rounds, isTimed, hurried, keep }: {
    troubles: Trouble[];
    rounds: number;
    isTimed: boolean;
    hurried: boolean;
    keep: boolean;
  },
  report: (findings: NeighbourFindings) => void,
): Promise<NeighbourFindings[]> {
  await using vendor = await TroubledVendor.open(hurried ? "100-300" : "800-1600");
  await using receiver = new BrokenReceiver();
  await using stage = await openStage({
    ...{ latency: "0", hurried, keep },
    environment: {
      ...{ GEMINI_BASE_URL: vendor.url, GEMINI_API_KEY: "neighbours" },
      ...{ ARK_BASE_URL: vendor.url, ARK_API_KEY: "neighbours" },
    },
  });
  const api = new PersistentApi(stage.stack.url, new AbortController().signal);
  const scene = { stage, vendor, receiver, api, load: hurried ? SMALL : WHOLE };
  // So that no round pays for the first start of a function.
  if (isTimed) await playRound(scene, { name: "none", receiver: 200, wantsKits: true }, false);
  const all: NeighbourFindings[] = [];
  for (const trouble of troubles) {
    const calm: Round[] = [];
    const troubled: Round[] = [];
    for (let round = 0; round < rounds; round++) {
      if (isTimed) calm.push(await playRound(scene, trouble, false));
      troubled.push(await playRound(scene, trouble, true));
    }
    const met = troubled.reduce((sum, round) => sum + round.met, 0);
    const findings = {
      ...{ trouble, met },
      logos: [...calm, ...troubled].reduce((sum, { took }) => sum + took.length, 0),
      calm: median(calm.flatMap(({ took }) => took)),
      troubled: median(troubled.flatMap(({ took }) => took)),
      moreWork: mean(troubled.map(({ work }) => work)) - mean(calm.map(({ work }) => work)),
      breaches: [
        ...[...calm, ...troubled].flatMap(({ breaches }) => breaches),
        ...(troubled.every((round) => round.met > 0)
          ? []
          : ["a round went by without the trouble"]),
      ],
    };
    report(findings);
    all.push(findings);
  }
  return all;
}

interface Round {
  /** Milliseconds from a brief to each of its logos. */
  took: number[];
  /** Milliseconds of processor time, of the stack and the drill, until these were there. */
  work: number;
  met: number;
  breaches: string[];
}

async function playRound(scene: Scene, trouble: Trouble, isTroubled: boolean): Promise<Round> {
  const { stage, vendor, receiver, api, load } = scene;
  vendor.trouble = isTroubled ? trouble : undefined;
  vendor.met = { text: 0, picture: 0 };
  receiver.status = isTroubled ? trouble.receiver ?? 200 : 200;
  receiver.got = 0;
  const met = () =>
    trouble.receiver !== undefined
      ? receiver.got
      : trouble.picture !== undefined
      ? vendor.met.picture
      : vendor.met.text;

  const workBefore = await processorTime();
  const customers = await signUpAll(api, trouble.customers ?? 1);
  if (trouble.receiver !== undefined) {
    for (const customer of customers) await registerWebhook(api, customer, receiver.url);
  }
  const others = await signUpAll(api, load.others.customers);
  const projects = await Promise.all(
    customers.flatMap((token) =>
      Array.from(
        { length: Math.ceil(load.troubled.projects / customers.length) },
        async () => ({ token, id: await create(api, token, MARK, load.troubled.concepts) }),
      )
    ),
  );
  await eventually(() => Promise.resolve(met() > 0), 60_000, 20);
  if (trouble.wantsKits) await askForKits(scene, projects);
  const beside = await Promise.all(
    others.map((token, n) => create(api, token, `Beside ${n}`, load.others.concepts)),
  );
  await eventually(() => areEnded(stage, beside), PATIENCE, 50);
  const work = await processorTime() - workBefore;
  const round = { ...await look(stage, beside, load.others), work, met: met() };

  await Promise.all(
    projects.map(({ token, id }) =>
      api.ask(
        token,
        ({ POST }) => POST("/api/v1/projects/{id}/cancel", { params: { path: { id } } }),
      )
    ),
  );
  // Its deliveries and kits would be tried again for hours.
  await stage.query((sql) => sql`delete from private.webhooks`);
  await Promise.all(
    projects.map(({ token, id }) =>
      api.ask(
        token,
        ({ DELETE }) => DELETE("/api/v1/projects/{id}", { params: { path: { id } } }),
      )
    ),
  );
  await untilSettled(stage, CALM);
  return round;
}

async function signUpAll(api: PersistentApi, count: number): Promise<string[]> {
  return await Promise.all(Array.from({ length: count }, () => signUp(api)));
}

interface OwnProject {
  /** Its owner's. */
  token: string;
  id: string;
}

async function create(
  api: PersistentApi,
  token: string,
  company_name: string,
  concept_count: number,
) {
  const body = { brief_data: { ...sampleBrief, company_name, concept_count } };
  const { project_id } = await unwrap(
    api.ask(token, ({ POST }) => POST("/api/v1/projects", { body })),
  );
  return project_id;
}

/** Asks for a kit of each logo that is there, once there is one. */
async function askForKits({ stage, api }: Scene, projects: OwnProject[]) {
  const drawn = () =>
    stage.query((sql) =>
      sql<{ id: string; project_id: string }[]>`
        select id, project_id from public.generated_assets
        where project_id = any (${projects.map(({ id }) => id)}) and status = 'completed'`
    );
  await eventually(async () => (await drawn()).length > 0, PATIENCE, 50);
  for (const { id, project_id } of await drawn()) {
    const owned = projects.find((project) => project.id === project_id);
    await api.ask(
      owned?.token ?? "",
      ({ POST }) => POST("/api/v1/assets/{id}/kit", { params: { path: { id } } }),
    );
  }
}

async function areEnded({ query }: Stage, projects: string[]): Promise<boolean> {
  const busy = await query((sql) =>
    sql`
      select from public.brand_projects
      where id = any (${projects}) and status in ('prompting', 'generating') limit 1`
  );
  return busy.length === 0;
}

/** How others' logos came. */
async function look(
  { query }: Stage,
  projects: string[],
  { customers, concepts }: Load["others"],
): Promise<Pick<Round, "took" | "breaches">> {
  const logos = await query((sql) =>
    sql<{ status: string; attempts: number; took: number | null }[]>`
      select asset.status, asset.attempts,
        extract(epoch from asset.completed_at - project.created_at)::float8 * 1000 as took
      from public.generated_assets as asset
      join public.brand_projects as project on project.id = asset.project_id
      where project.id = any (${projects})`
  );
  const expected = customers * concepts;
  return {
    took: logos.flatMap(({ took }) => took ?? []),
    breaches: [
      ...(logos.length === expected ? [] : [`${logos.length} of ${expected} logos were begun`]),
      ...logos.flatMap(({ status, attempts }) =>
        status === "completed" && attempts === 1
          ? []
          : [`a logo is ${status} after ${attempts} attempts`]
      ),
    ],
  };
}

function mean(numbers: number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function median(numbers: number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (index: number) => sorted[index] ?? NaN;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? at(middle) : (at(middle - 1) + at(middle)) / 2;
}
