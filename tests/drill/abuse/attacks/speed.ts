import { deepEmbedding } from "../../../support/deep-embedding.ts";
import { sleep } from "../../eventually.ts";
import type { AnswerCounts, Attacker } from "../attacker.ts";
import { api, type Attack, json } from "./attack.ts";
import { openSlowly } from "./slow-readers.ts";
import { fillSockets } from "./sockets.ts";

/** Parts behind the gateway that read JSON, besides Auth. */
const LARGE_PATHS = [
  "/rest/v1/rpc/quote",
  "/storage/v1/object/list/generated-assets",
  "/realtime/v1/api/broadcast",
];

/** Attacks that slow the other users down, or guess passwords. */
export const speedAttacks: Attack[] = [
  {
    name: "tables nested 20 deep",
    isGivenUp: "always",
    async run(attacker) {
      await attacker.create({ concept_count: 5 });
      await attacker.repeat(10, () => attacker.call(`/rest/v1/${deepEmbedding(20)}`));
    },
    findBreaches: () => [],
  },
  {
    name: "readers who take nothing",
    async run(attacker) {
      const projects = await Promise.all(
        [1, 2, 3].map(() => attacker.create({ concept_count: 2 })),
      );
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
        await sleep(1_000, attacker.signal).catch(() => {});
      });
    },
    findBreaches: ({ answers }) => othersThan(answers, ["413", "none"]),
  },
  {
    name: "bodies of 8 MB",
    async run(attacker) {
      const body = JSON.stringify({ data: "x".repeat(8_000_000) });
      const init = { method: "POST", headers: json, body };
      await attacker.repeat(1, async (nth) => {
        await attacker.call(LARGE_PATHS[nth % LARGE_PATHS.length] ?? "", init);
        await sleep(500, attacker.signal).catch(() => {});
      });
    },
    findBreaches: ({ answers }) => othersThan(answers, ["413", "none"]),
  },
  {
    name: "sockets with channels, bindings and frames",
    isMade: (answers) => answers.has("closed with 1009"),
    run: fillSockets,
    findBreaches: ({ answers }) =>
      othersThan(answers, ["channels limited", "bindings limited", "closed with 1009", "none"]),
  },
  {
    name: "passwords tried from many addresses",
    isMade: (answers) => answers.has("429"),
    run: (attacker) => attacker.repeat(4, (nth) => guess(attacker, nth)),
    findBreaches: ({ answers, signIns, seconds }) => {
      const tried = answers.get("401") ?? 0;
      return [
        // The limit is refilled evenly, all of it in five minutes.
        ...(tried > signIns * (1 + seconds / 300) ? [`${tried} passwords were tried`] : []),
        ...(answers.has("429") ? [] : [`nobody was stopped after ${tried} passwords`]),
      ];
    },
  },
];

function othersThan(answers: AnswerCounts, expected: string[]): string[] {
  return [...answers].filter(([answer]) => !expected.includes(answer))
    .map(([answer, times]) => `${times} times the answer was "${answer}"`);
}

/** A wrong log-in that says in every way it comes from another address than the one before. */
async function guess(attacker: Attacker, nth: number): Promise<void> {
  const address = `203.0.${nth >> 8}.${nth % 256}`;
  await attacker.call(`${api}/auth/login`, {
    method: "POST",
    headers: {
      ...json,
      "cf-connecting-ip": address,
      "x-forwarded-for": address,
      "x-real-ip": address,
      "forwarded": `for=${address}`,
      "sb-forwarded-for": address,
    },
    body: JSON.stringify({ email: "ada@example.org", password: `guess ${nth}` }),
  });
  await sleep(20, attacker.signal).catch(() => {});
}
