import { inspirationPicture } from "../../../support/pictures.ts";
import { sleep } from "../../eventually.ts";
import { type Attack, json } from "./attack.ts";

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
      const [row] = await stage.sql`
        select count(*)::int from storage.objects
        where bucket_id = 'inspiration-images' and starts_with(name, ${userId})
          and not exists (
            select from public.brand_projects where inspiration_image_url = objects.name
          )
          -- What was being uploaded when the attack ended is removed once no upload can arrive.
          and not exists (
            select from private.object_removals
            where bucket = objects.bucket_id and path = objects.name
          )`;
      return row?.count > 0 ? [`${row?.count} pictures that nobody needs are kept`] : [];
    },
  },
  {
    name: "favorites in bulk by REST",
    isGivenUp: "where starved",
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
      const [met] = await stage.sql`
        select deadlocks::int from pg_stat_database where datname = current_database()`;
      return [
        // Each of the twenty logos may be told of once more, when it has a thumbnail.
        ...(row?.count > 3_120 ? [`${row?.count} events`] : []),
        ...(met?.deadlocks > 0 ? [`${met?.deadlocks} deadlocks, of any attack`] : []),
      ];
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
