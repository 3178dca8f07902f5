import { z } from "zod";
import type { Config } from "../supabase/functions/_shared/config.ts";
import { ask, NoReply, type Question, type Reply } from "./ask.ts";
import { type Finding, ok, unknown, wrong } from "./finding.ts";

const says = z.object({
  error: z.object({
    code: z.unknown().optional(),
    message: z.string(),
    details: z.array(z.object({ reason: z.string().optional() })).optional(),
  }),
});
const described = z.object({ supportedGenerationMethods: z.array(z.string()).optional() });

/** Whether Gemini knows the key and has its models: https://ai.google.dev/api/models#method:-models.get */
export async function askGemini(
  { apiKey, baseUrl, promptModel, imageModel }: Config["gemini"],
  milliseconds: number,
): Promise<Finding[]> {
  const findings = [];
  for (const model of new Set([promptModel, imageModel])) {
    const url = `${baseUrl}/v1beta/models/${encodeURIComponent(model)}`;
    const headers = { "x-goog-api-key": apiKey || "none" };
    findings.push(
      await read({ url, headers, secret: apiKey }, milliseconds, (reply) => {
        if (isRefusedByGoogle(reply)) return wrong(`GEMINI_API_KEY is refused: ${wordsOf(reply)}`);
        if (reply.status === 404) return wrong(`${model} is not there: ${wordsOf(reply)}`);
        if (reply.status === 403) return wrong(`no access to ${model}: ${wordsOf(reply)}`);
        if (reply.status !== 200) return failed(reply);
        const { data } = described.safeParse(reply.json);
        if (data === undefined) return wrong(`${model}: an answer that isn't Google's`);
        const methods = data.supportedGenerationMethods ?? ["generateContent"];
        return methods.includes("generateContent")
          ? ok(`the key is accepted, ${model} is there`)
          : wrong(`${model} is no model for generateContent, but for ${methods.join(", ")}`);
      }),
    );
  }
  return findings;
}

/** Google answers a bad key with 400, a key without the right to the API with 403. */
function isRefusedByGoogle({ status, json }: Reply): boolean {
  const reasons = says.safeParse(json).data?.error.details?.map(({ reason }) => reason) ?? [];
  return status === 401 || reasons.some((reason) => reason?.startsWith("API_KEY_") ?? false) ||
    (status === 403 && reasons.includes("SERVICE_DISABLED"));
}

/**
 * Whether ModelArk knows the key. It has no free question about a model, so it is asked for a
 * picture that it can't draw: without a prompt, of one pixel.
 */
export async function askArk(
  { apiKey, baseUrl, model }: Config["seedream"],
  milliseconds: number,
): Promise<Finding[]> {
  const question = (key: string): Question => ({
    url: `${baseUrl}/api/v3/images/generations`,
    headers: { authorization: `Bearer ${key}` },
    body: { model, size: "1x1" },
    secret: apiKey,
  });
  const asked = await read(question(apiKey || "none"), milliseconds, (reply) => {
    if (reply.status === 401) return wrong(`ARK_API_KEY is refused: ${wordsOf(reply)}`);
    if (reply.status === 403) return wrong(`no access to ${model}: ${wordsOf(reply)}`);
    if (reply.status === 404) return wrong(`${model} is not there: ${wordsOf(reply)}`);
    return reply.status === 400 ? undefined : failed(reply);
  });
  if (asked !== undefined) return [asked];
  return [
    await otherKey("ARK_API_KEY", question(OTHER_KEY), milliseconds, [401]),
    unknown(`whether ${model} is there can't be known without --draw`),
  ];
}

/** A request that nobody has made. */
const NO_REQUEST = "00000000-0000-4000-8000-000000000000";

/** Whether fal knows the key. It has no free question about a model; of a request, it has. */
export async function askFal(
  { apiKey, baseUrl, model }: Config["seedream"],
  milliseconds: number,
): Promise<Finding[]> {
  const app = model.split("/").slice(0, 2).join("/");
  const question = (key: string): Question => ({
    url: `${baseUrl}/${app}/requests/${NO_REQUEST}/status`,
    headers: { authorization: `Key ${key}` },
    secret: apiKey,
  });
  const asked = await read(question(apiKey || "none"), milliseconds, (reply) => {
    if ([401, 403].includes(reply.status)) return wrong(`FAL_KEY is refused: ${wordsOf(reply)}`);
    // It says of no request that it is unknown, or that it has failed.
    return reply.status < 500 && reply.status !== 429 ? undefined : failed(reply);
  });
  if (asked !== undefined) return [asked];
  return [
    await otherKey("FAL_KEY", question(OTHER_KEY), milliseconds, [401, 403]),
    unknown(`whether ${model} is there can't be known without --draw`),
  ];
}

/** A key of nobody's. */
const OTHER_KEY = "check-vendors-no-such-key";

/** An answer says something of our key only where another key is refused. */
async function otherKey(
  variable: string,
  question: Question,
  milliseconds: number,
  refusals: number[],
): Promise<Finding> {
  return await read(
    question,
    milliseconds,
    ({ status }) =>
      refusals.includes(status)
        ? ok(`${variable} is accepted`)
        : unknown(`${variable}: any key is answered alike, so only --draw tells`),
  );
}

async function read<F extends Finding | undefined>(
  question: Question,
  milliseconds: number,
  judge: (reply: Reply) => F,
): Promise<F | Finding> {
  try {
    return judge(await ask(question, milliseconds));
  } catch (error) {
    if (!(error instanceof NoReply)) throw error;
    return wrong(`${new URL(question.url).host}: ${error.message}`);
  }
}

function failed(reply: Reply): Finding {
  return wrong(`it answers ${reply.status}: ${wordsOf(reply)}`);
}

/** What an error says, in one short line. */
function wordsOf({ status, text, json }: Reply): string {
  const detail = z.object({ detail: z.string() }).safeParse(json).data?.detail;
  const words = says.safeParse(json).data?.error.message ?? detail ?? text;
  return words.replace(/\s+/g, " ").trim().slice(0, 160) || `status ${status}`;
}
