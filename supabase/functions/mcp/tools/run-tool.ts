import type { CallToolResult } from "@modelcontextprotocol/server";
import type { Asset } from "../../_shared/contract/asset.ts";
import { findUnstorable } from "../../_shared/contract/storable.ts";
import type { OpenLimit } from "../../_shared/http/open-limit.ts";
import { invalid, Problem, problemBody, problemHeaders } from "../../_shared/http/problem.ts";
import type { Turns } from "../../_shared/http/turns.ts";
import type { User } from "../../_shared/http/user.ts";
import type { ServiceDependencies } from "../../_shared/services/dependencies.ts";

/** What a tool works with: the services' parts, and who calls. */
export interface Call extends ServiceDependencies {
  user: User;
  requestId: string;
  /** Of what costs money. */
  turns: Turns;
  waits: OpenLimit;
}

interface Link {
  uri: string;
  name: string;
  mimeType?: string;
}

/** What a tool answers: its data, and what is linked in it. */
interface ToolAnswer {
  data: Record<string, unknown>;
  links?: Link[];
}

/**
 * Runs a tool. A refusal is the same problem that the API would answer, for the model to read: it can
 * often put its call right.
 */
export async function runTool(
  { log, requestId }: Call,
  args: unknown,
  run: () => Promise<ToolAnswer>,
): Promise<CallToolResult> {
  try {
    const unstorable = findUnstorable(args);
    if (unstorable) throw invalid([unstorable]);
    const { data, links = [] } = await run();
    return {
      structuredContent: data,
      // Also as text, for clients that read nothing else.
      content: [
        { type: "text", text: JSON.stringify(data) },
        ...links.map((link) => ({ type: "resource_link" as const, ...link })),
      ],
    };
  } catch (error) {
    return refusal(error instanceof Problem ? error : unforeseen(error), requestId);
  }

  function unforeseen(error: unknown): Problem {
    log.error("tool_failed", { error });
    return new Problem("internal_error", undefined, { cause: error });
  }
}

/** The pictures of those logos that have one. */
export function linkPictures(logos: Asset[]): Link[] {
  return logos.flatMap(({ title, asset_url: uri, mime_type: mimeType }) =>
    uri === null ? [] : [{ uri, name: title, ...(mimeType !== null && { mimeType }) }]
  );
}

function refusal(problem: Problem, requestId: string): CallToolResult {
  const retryAfter = problemHeaders(problem)["retry-after"];
  const body = {
    ...problemBody(problem, requestId),
    ...(retryAfter !== undefined && { retry_after_seconds: Number(retryAfter) }),
  };
  return { isError: true, content: [{ type: "text", text: JSON.stringify(body) }] };
}
