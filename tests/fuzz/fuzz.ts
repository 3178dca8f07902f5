import fc from "fast-check";
import { createConformance } from "../support/conformance.ts";
import { openDatabase, project } from "../support/project.ts";
import { sampleBrief } from "../support/brief.ts";
import { requests } from "./arbitraries/requests.ts";
import { audit } from "./audit.ts";
import { functionPaths } from "./functions.ts";
import { Ledger, type ToolCall } from "./ledger.ts";
import type { FuzzRequest } from "./request.ts";
import { createToolReader, listTools, TOOLS_PATH } from "./tools.ts";
import { type Outgoing, World } from "./world.ts";

/** Codes that a request in which nothing is wrong is never refused with. */
const unfounded = [
  ...["malformed_json", "malformed_multipart", "malformed_request", "unauthorized"],
  ...["method_not_allowed", "body_too_large", "unsupported_media_type", "unsupported_image"],
  ...["validation_failed", "ticket_invalid", "ticket_expired"],
];

export interface FuzzReport {
  sent: number;
  accepted: number;
  /** How often each status was answered. */
  statuses: Record<number, number>;
}

/**
 * Sends that many requests, made from the API's document, to the project of the environment.
 *
 * @throws with the smallest request that was answered wrongly, or with what the database holds in
 *   excess or lacks
 */
export async function fuzz({ count, seed }: { count: number; seed: number }): Promise<FuzzReport> {
  const response = await fetch(`${project.SUPABASE_URL}/functions/v1/api/v1/openapi.json`);
  const document = await response.json();
  document.paths = { ...document.paths, ...functionPaths };
  const conformance = createConformance(document);
  const sql = openDatabase();
  try {
    const world = await World.create();
    const ledger = new Ledger(world);
    await world.furnish((account, id) =>
      ledger.furnish(account, id, sampleBrief.company_name, { ...sampleBrief, concept_count: 1 })
    );
    const [{ now } = { now: new Date() }] = await sql<{ now: Date }[]>`
      select clock_timestamp() as now`;
    const tools = await listTools(world.accounts[0]?.token ?? "");
    const readTools = createToolReader(tools);
    const report: FuzzReport = { sent: 0, accepted: 0, statuses: {} };

    const check = async (request: FuzzRequest) => {
      const sent = world.prepare(request);
      const response = await fetch(sent.url, sent.init);
      report.sent++;
      const { status, headers } = response;
      report.statuses[status] = (report.statuses[status] ?? 0) + 1;
      const path = sent.url.pathname.replace("/functions/v1", "");
      const isOfTools = path === TOOLS_PATH && request.method === "POST" && status !== 401;
      const text = await readText(response, isOfTools);
      const complaints: string[] = [];
      if (status >= 500) complaints.push("a server's error");
      if (isOfTools) {
        const call = callIn(sent);
        const { made, problem, ...read } = readTools(call?.name, { status, text });
        complaints.push(...read.complaints);
        if (made && call) complaints.push(...ledger.recordTool(sent, call, made));
        const isFair = made || problem && !unfounded.includes(problem.code);
        if (request.valid && !isFair) complaints.push("nothing was wrong");
      } else {
        complaints.push(...conformance(request.method, path, { status, headers, text }));
        const isJson = /\bjson\b/.test(headers.get("content-type") ?? "") && text !== "";
        const body = isJson ? JSON.parse(text) : {};
        if (request.valid && unfounded.includes(body.code)) complaints.push("nothing was wrong");
        if (status < 300 && request.suffix === "") {
          complaints.push(...ledger.record(request, sent, status, body));
        }
      }
      if (complaints.length > 0) {
        throw new Error(`${request.method} ${path} ${status}: ${complaints.join("; ")}\n${text}`);
      }
    };

    await fc.assert(fc.asyncProperty(requests(document, tools), check), {
      numRuns: count,
      seed,
      // Each run is another request to the same world: a replay wouldn't find it as it was.
      skipEqualValues: false,
    });
    const webhooks = world.accounts.flatMap((account) => account.webhooks);
    await audit(sql, world.accounts.map(({ id }) => id), ledger, webhooks, now);
    return { ...report, accepted: ledger.accepted };
  } finally {
    await sql.end();
  }
}

/** What a request asks of a tool, if it does. */
function callIn({ init: { body } }: Outgoing): ToolCall | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(body as Uint8Array)).params;
  } catch {
    return undefined;
  }
}

/** The body; nothing of an event stream, unless it has an end. */
async function readText(response: Response, hasEnd: boolean): Promise<string> {
  if (hasEnd || !response.headers.get("content-type")?.startsWith("text/event-stream")) {
    return await response.text();
  }
  await response.body?.cancel();
  return "";
}
