import { inspirationPicture } from "../../../support/pictures.ts";
import { eventually, sleep } from "../../eventually.ts";
import type { Stage } from "../../stage.ts";
import { type Attack, json } from "./attack.ts";

/** Milliseconds within which an upload that came to nothing is removed. */
const REMOVAL = 65_000;

/** Attacks that fill the host's disk, its event log or its logs. */
export const diskAttacks: Attack[] = [
  {
    name: "150 pictures at once",
    async run(attacker) {
      const picture = inspirationPicture();
      while (!attacker.isOver) {
        const creates = Array.from(
          { length: 150 },
          () => attacker.create({ concept_count: 4 }, picture),
        );
        await Promise.all(creates);
        await sleep(2_000, attacker.signal).catch(() => {});
      }
    },
    async findBreaches({ stage, userId }) {
      let kept = await keptPictures(stage, userId);
      // What was being uploaded when the attack ended is removed, like all that nobody owns.
      await eventually(async () => {
        kept = await keptPictures(stage, userId);
        return kept.pictures <= kept.projects;
      }, REMOVAL);
      const { pictures, projects } = kept;
      return pictures > projects ? [`${pictures} pictures of ${projects} projects`] : [];
    },
  },
  {
    name: "favorites in bulk by REST",
    async run(attacker) {
      await attacker.create({ concept_count: 20 });
      await attacker.repeat(
        14,
        (nth) =>
          attacker.call("/rest/v1/generated_assets?favorite=not.is.null", {
            method: "PATCH",
            headers: json,
            body: JSON.stringify({ favorite: nth % 2 === 0 }),
          }),
      );
    },
    async findBreaches({ stage, userId }) {
      const [row] = await stage.sql`
        select count(*)::int from private.project_events
        join public.brand_projects on brand_projects.id = project_id
        where user_id = ${userId} and type = 'asset_updated'`;
      // Each of the twenty logos may be told of once more, when it has a thumbnail.
      return row?.count > 3_120 ? [`${row?.count} events`] : [];
    },
  },
  {
    name: "paths of 8,000 characters",
    run: (attacker) => attacker.repeat(1, () => attacker.call(`/rest/v1/${"x".repeat(8_000)}`)),
    async findBreaches({ stage }) {
      const log = await Deno.readTextFile(`${stage.directory}/log/gateway.log`);
      const longest = Math.max(...log.split("\n").map((line) => line.length));
      return longest > 300 ? [`a line of ${longest} characters in the gateway's log`] : [];
    },
  },
];

async function keptPictures(
  { sql }: Stage,
  userId: string,
): Promise<{ pictures: number; projects: number }> {
  const [row = { pictures: 0, projects: 0 }] = await sql<{ pictures: number; projects: number }[]>`
    select
      (select count(*)::int from storage.objects
        where bucket_id = 'inspiration-images' and starts_with(name, ${userId})) as pictures,
      (select count(*)::int from public.brand_projects where user_id = ${userId}) as projects`;
  return row;
}
