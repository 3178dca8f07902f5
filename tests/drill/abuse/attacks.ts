import { deepEmbedding } from "../../support/deep-embedding.ts";
import { inspirationPicture } from "../../support/pictures.ts";
import { sleep } from "../eventually.ts";
import type { Attacker } from "./attacker.ts";
import { openSlowly } from "./slow-readers.ts";

/** One way to cost the host or the others something. */
export interface Attack {
  name: string;
  /** Goes on until the attacker is stopped. */
  run(attacker: Attacker): Promise<void>;
  /** What must not have come of it. */
  findBreaches(attacker: Attacker): Promise<string[]> | string[];
}

const json = { "content-type": "application/json" };
const api = "/functions/v1/api/v1";

export const attacks: Attack[] = [
  {
    name: "create and cancel",
    async run(attacker) {
      await attacker.repeat(2, async () => {
        const id = await attacker.create(1);
        if (id) await attacker.call(`${api}/projects/${id}/cancel`, { method: "POST" });
      });
    },
    async findBreaches({ stage, userId }) {
      const [row] = await stage.sql`
        select coalesce(sum(pictures), 0)::int as pictures from private.reservations
        where owner_id = ${userId}`;
      return row?.pictures > 600 ? [`${row?.pictures} pictures were reserved`] : [];
    },
  },
  {
    name: "create while banned",
    async run(attacker) {
      await attacker.stage.sql`
        update auth.users set banned_until = now() + interval '1 hour'
        where id = ${attacker.userId}`;
      await attacker.repeat(2, () => attacker.create(20));
    },
    async findBreaches({ stage, userId }) {
      const rows = await stage.sql`select from public.brand_projects where user_id = ${userId}`;
      return rows.length > 0 ? [`${rows.length} projects of a banned user`] : [];
    },
  },
  {
    name: "150 pictures at once",
    async run(attacker) {
      const picture = inspirationPicture();
      while (!attacker.isOver) {
        await Promise.all(Array.from({ length: 150 }, () => attacker.create(20, picture)));
        await sleep(2_000).catch(() => {});
      }
    },
    async findBreaches({ stage, userId }) {
      const [row] = await stage.sql`
        select
          (select count(*)::int from storage.objects
            where bucket_id = 'inspiration-images' and starts_with(name, ${userId})) as objects,
          (select count(*)::int from public.brand_projects where user_id = ${userId}) as projects`;
      const { objects, projects } = row ?? {};
      return objects > projects ? [`${objects} pictures of ${projects} projects`] : [];
    },
  },
  {
    name: "favorites in bulk by REST",
    async run(attacker) {
      await attacker.create(20);
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
        where user_id = ${userId} and type = 'asset_updated' and not payload ? 'thumbnail'`;
      return row?.count > 3_100 ? [`${row?.count} events`] : [];
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
  {
    name: "tables nested 20 deep",
    async run(attacker) {
      await attacker.create(5);
      await attacker.repeat(10, () => attacker.call(`/rest/v1/${deepEmbedding(20)}`));
    },
    findBreaches: () => [],
  },
  {
    name: "readers who take nothing",
    async run(attacker) {
      const projects = await Promise.all([1, 2, 3].map(() => attacker.create(2)));
      await openSlowly(attacker, projects.filter((id) => id !== undefined));
    },
    findBreaches: ({ answers }) => {
      const open = answers.get("200") ?? 0;
      return open > 1_000 ? [`${open} streams were open`] : [];
    },
  },
  {
    name: "sign-ups of 50 MB",
    async run(attacker) {
      const body = new Uint8Array(50_000_000).fill(120);
      await attacker.repeat(1, async () => {
        await attacker.call("/auth/v1/signup", { method: "POST", headers: json, body });
        await sleep(1_000).catch(() => {});
      });
    },
    findBreaches: ({ answers }) =>
      [...answers.keys()].filter((status) => status !== "413" && status !== "none")
        .map((status) => `a sign-up of 50 MB was answered ${status}`),
  },
  {
    name: "passwords tried from many addresses",
    run: (attacker) =>
      attacker.repeat(2, async (nth) => {
        await attacker.call(`${api}/auth/login`, {
          method: "POST",
          headers: { ...json, "cf-connecting-ip": `203.0.${nth >> 8}.${nth % 256}` },
          body: JSON.stringify({ email: "ada@example.org", password: `guess ${nth}` }),
        });
        await sleep(20).catch(() => {});
      }),
    findBreaches: ({ answers }) => {
      const tried = answers.get("401") ?? 0;
      return tried > 130 ? [`${tried} passwords were tried`] : [];
    },
  },
];
