import { z } from "zod";
import { sampleBrief } from "../../../support/brief.ts";
import { clearFaults, orderFault } from "../../chaos/vendor-faults.ts";
import { sleep } from "../../eventually.ts";
import type { Attacker } from "../attacker.ts";
import { api, type Attack, json, type Remains } from "./attack.ts";

/** The company whose prompts a vendor answers with a redirect. */
const ELSEWHERE = "Elsewhere";

/** Attacks that spend the host's money. */
export const moneyAttacks: Attack[] = [
  {
    name: "create and cancel",
    async run(attacker) {
      await attacker.repeat(2, async () => {
        const id = await attacker.create({ concept_count: 1 });
        if (id) await attacker.call(`${api}/projects/${id}/cancel`, { method: "POST" });
      });
    },
    findBreaches: findReservations,
  },
  {
    name: "create, cancel and more concepts, by tools",
    run: (attacker) => attacker.repeat(2, () => createByTools(attacker)),
    findBreaches: findReservations,
  },
  {
    name: "create while banned",
    async prepare({ sql }, userId) {
      await sql`
        update auth.users set banned_until = now() + interval '1 hour' where id = ${userId}`;
    },
    run: (attacker) => attacker.repeat(2, () => attacker.create({ concept_count: 20 })),
    async findBreaches({ stage, userId }) {
      const rows = await stage.sql`select from public.brand_projects where user_id = ${userId}`;
      return rows.length > 0 ? [`${rows.length} projects of a banned user`] : [];
    },
  },
  {
    name: "vendors that point elsewhere",
    isMade: (answers) => answers.has("redirected"),
    run: createElsewhere,
    async findBreaches({ stage, answers }) {
      await clearFaults(stage.studioUrl);
      const followed = answers.get("followed") ?? 0;
      return [
        ...(followed > 0 ? [`${followed} calls went elsewhere`] : []),
        ...(answers.has("redirected") ? [] : ["no vendor pointed elsewhere"]),
      ];
    },
  },
  {
    name: "a web page from elsewhere",
    run: (attacker) => attacker.repeat(1, (nth) => callFromPage(attacker, nth)),
    findBreaches: ({ answers }) => {
      const read = answers.get("readable") ?? 0;
      return read > 0 ? [`${read} answers could be read by a page of another origin`] : [];
    },
  },
];

/** As much again as the day's 300 may be given back. */
async function findReservations({ stage, userId }: Remains): Promise<string[]> {
  const [row] = await stage.sql`
    select coalesce(sum(pictures), 0)::int as pictures from private.reservations
    where owner_id = ${userId}`;
  return row?.pictures > 600 ? [`${row?.pictures} pictures were reserved`] : [];
}

/** What a language model's host could do: a project by MCP, cancelled, taken up again, cancelled. */
async function createByTools(attacker: Attacker): Promise<void> {
  const brief = { ...sampleBrief, concept_count: 1 };
  const answer = await attacker.callText("/functions/v1/mcp", {
    method: "POST",
    headers: { ...json, accept: "application/json, text/event-stream" },
    body: JSON.stringify({
      ...{ jsonrpc: "2.0", id: 1, method: "tools/call" },
      params: { name: "create_logos", arguments: { brief } },
    }),
  });
  const [, id] = /"project":\{"id":"([0-9a-f-]{36})"/.exec(answer) ?? [];
  if (id === undefined) return await sleep(100, attacker.signal).catch(() => {});
  const project = `${api}/projects/${id}`;
  const more = { method: "POST", headers: json, body: JSON.stringify({ count: 20 }) };
  await attacker.call(`${project}/cancel`, { method: "POST" });
  await attacker.call(`${project}/concepts`, more);
  await attacker.call(`${project}/cancel`, { method: "POST" });
}

/** Has vendors point to a server that tells whether anybody comes, keys or not. */
async function createElsewhere(attacker: Attacker): Promise<void> {
  await using elsewhere = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen() {} }, () => {
    attacker.count("followed");
    return Response.json({});
  });
  const location = `http://127.0.0.1:${elsewhere.addr.port}/`;
  // The next prompts get through, so that drawings are asked for as well.
  for (const rule of [{ vendor: "gemini", times: 1 }, { vendor: "ark" }]) {
    const match = { promptIncludes: ELSEWHERE };
    await orderFault(attacker.target.studioUrl, { ...rule, match, fault: "redirect", location });
  }
  await attacker.repeat(1, async () => {
    await attacker.create({ company_name: ELSEWHERE, concept_count: 2 });
    await sleep(500, attacker.signal).catch(() => {});
    const redirects = await redirectsOf(attacker.target.studioUrl);
    if (redirects > 0) attacker.answers.set("redirected", redirects);
  });
}

async function redirectsOf(studioUrl: string): Promise<number> {
  const response = await fetch(`${studioUrl}/_studio/calls`);
  const { counts } = z.object({ counts: z.record(z.string(), z.number()) })
    .parse(await response.json());
  return Object.entries(counts).filter(([call]) => call.endsWith("fault:redirect"))
    .reduce((sum, [, count]) => sum + count, 0);
}

/** What a page would do: ask whether it may, sign up, and have logos drawn. */
async function callFromPage(attacker: Attacker, nth: number): Promise<void> {
  const origin = ["https://evil.example", "http://localhost.evil.example", "null"][nth % 3] ?? "";
  const { url } = attacker.target;
  const asks: [path: string, init: RequestInit][] = [
    [`${api}/projects`, {
      method: "OPTIONS",
      headers: {
        "access-control-request-method": "POST",
        "access-control-request-headers": "authorization, content-type",
      },
    }],
    [`${api}/auth/login`, { method: "POST", headers: json, body: "{}" }],
    [`${api}/projects`, { headers: { authorization: `Bearer ${attacker.token}` } }],
  ];
  for (const [path, init] of asks) {
    const headers = new Headers(init.headers);
    headers.set("origin", origin);
    try {
      const response = await fetch(`${url}${path}`, { ...init, headers, signal: attacker.signal });
      await response.body?.cancel();
      const allowed = response.headers.get("access-control-allow-origin");
      attacker.count(allowed === "*" || allowed === origin ? "readable" : "not readable");
    } catch {
      if (!attacker.isOver) attacker.count("none");
    }
  }
  await sleep(100, attacker.signal).catch(() => {});
}
