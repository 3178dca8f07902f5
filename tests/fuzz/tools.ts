import addFormats from "ajv-formats";
import Ajv from "ajv/dist/2020.js";
import { problems } from "../../supabase/functions/_shared/contract/problem.ts";
import { project } from "../support/project.ts";
import type { Schema } from "./arbitraries/schema.ts";

export const TOOLS_PATH = "/mcp";
/** What a client of the Model Context Protocol takes. */
export const TOOLS_ACCEPT = "application/json, text/event-stream";

export interface Tool {
  name: string;
  inputSchema: Schema & { $defs?: Record<string, Schema> };
  outputSchema: Record<string, unknown>;
}

/** What a tool answered: what it has made, or the problem that it was refused with. */
export interface ToolAnswer {
  made?: Record<string, unknown>;
  problem?: { code: string };
}

interface RpcMessage {
  jsonrpc?: unknown;
  error?: { code?: unknown; message?: unknown };
  result?: {
    isError?: boolean;
    content: { text: string }[];
    structuredContent: Record<string, unknown>;
    tools: Tool[];
  };
}

/** The tools of the MCP server, as it lists them itself. */
export async function listTools(token: string): Promise<Tool[]> {
  const response = await fetch(`${project.SUPABASE_URL}/functions/v1${TOOLS_PATH}`, {
    method: "POST",
    headers: {
      ...{ authorization: `Bearer ${token}`, accept: TOOLS_ACCEPT },
      "content-type": "application/json",
    },
    body: JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/list", params: {} }),
  });
  const tools = messagesIn(await response.text()).at(-1)?.result?.tools;
  if (!tools) throw new Error(`the tools are not listed: ${response.status}`);
  return tools;
}

/** Reads what the MCP server answers to a request that it let in, and complains. */
export function createToolReader(tools: Tool[]) {
  const ajv = new Ajv.default({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(ajv);
  const outputs = new Map(tools.map(({ name, outputSchema }) => [name, ajv.compile(outputSchema)]));

  /** @param name the tool's that was asked for, if any was. */
  return function read(
    name: string | undefined,
    { status, text }: { status: number; text: string },
  ): ToolAnswer & { complaints: string[] } {
    // A message that wants no answer.
    if (status === 202) return { complaints: text === "" ? [] : ["says something"] };
    let messages: RpcMessage[];
    try {
      messages = messagesIn(text);
    } catch {
      return { complaints: ["is no JSON"] };
    }
    const complaints = messages.some(({ jsonrpc }) => jsonrpc !== "2.0") ? ["is no JSON-RPC"] : [];
    const { error, result } = messages.at(-1) ?? {};
    if (result === undefined || status !== 200) {
      const isError = Number.isInteger(error?.code) && typeof error?.message === "string";
      return { complaints: isError ? complaints : [...complaints, "has neither result nor error"] };
    }
    const validate = outputs.get(name ?? "");
    if (!validate) return { complaints };
    if (result.isError) {
      const problem = problemIn(result.content[0]?.text ?? "");
      // What the SDK itself refuses, it tells in a sentence.
      if (!problem) return { complaints };
      if (!Object.hasOwn(problems, problem.code)) complaints.push(`${problem.code} is no code`);
      if (["internal_error", "unavailable"].includes(problem.code)) complaints.push(problem.code);
      return { problem, complaints };
    }
    if (!validate(result.structuredContent)) complaints.push(ajv.errorsText(validate.errors));
    return { made: result.structuredContent, complaints };
  };
}

function problemIn(text: string): { code: string } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of an event stream, or the one that is the body. */
function messagesIn(text: string): RpcMessage[] {
  const events = [...text.matchAll(/^data: (.*)$/gm)].map(([, data = ""]) => data);
  return (events.length > 0 ? events : [text]).map((data) => JSON.parse(data));
}
