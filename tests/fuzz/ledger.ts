import { isDeepStrictEqual } from "node:util";
import { encodePart } from "./encode.ts";
import type { FuzzRequest } from "./request.ts";
import type { Account, Outgoing, World } from "./world.ts";
import { asKept } from "./visible-text.ts";

export interface KeptProject {
  owner: string;
  name: string;
  brief: Record<string, unknown>;
  hasPicture: boolean;
  deleted: boolean;
  cancelled: boolean;
}

export interface KeptRefinement {
  project: string;
  parent: string;
  type: string;
  instructions: string | null;
}

interface AcceptedBody {
  project?: { project_name: string; brief_data: unknown };
  stream_url?: string;
  project_id?: string;
  user?: { id: string; email: string };
  session?: { refresh_token: string } | null;
  webhook?: { id: string };
  asset?: { id: string };
  assets?: { id: string; project_id: string }[];
}

/** What of a tool's answer the ledger needs. */
interface MadeByTool {
  project?: { id: string; project_name: string; brief_data: unknown };
  logos?: { id: string; project_id: string }[];
}

/** What was asked of a tool. */
export interface ToolCall {
  name: string;
  arguments: Record<string, unknown>;
}

const textMembers = ["company_name", "industry", "description", "tagline", "avoid"];
const listMembers = ["styles", "personality", "colors"];

/** What the accepted requests say that the database has to hold. */
export class Ledger {
  readonly projects = new Map<string, KeptProject>();
  readonly refinements = new Map<string, KeptRefinement>();
  readonly favorites = new Map<string, boolean>();
  /** Logos that were deleted by themselves, with their project. */
  readonly deletedLogos = new Map<string, string | undefined>();
  /** `owner key` */
  readonly keys = new Set<string>();
  readonly emails = new Set<string>();
  accepted = 0;

  constructor(private readonly world: World) {}

  /** Writes an accepted request down. */
  record(request: FuzzRequest, sent: Outgoing, status: number, body: AcceptedBody): string[] {
    this.accepted++;
    const { account, id } = sent;
    const name = `${request.method} ${request.template}`;
    const key = sent.init.headers.get("idempotency-key");
    if (name === "POST /api/v1/auth/signup" && body.user) this.emails.add(body.user.email);
    if (body.session && body.user) {
      const known = this.world.accounts.find((one) => one.id === body.user?.id);
      if (known) known.refreshToken = body.session.refresh_token;
    }
    if (!account) return [];
    if (body.stream_url) this.world.learnTicket(body.stream_url);
    switch (name) {
      case "POST /api/v1/projects":
        this.keys.add(`${account.id} ${key}`);
        return this.#create(request, account, status, body);
      case "POST /api/v1/projects/{id}/cancel":
        this.#change(id, { cancelled: true });
        return [];
      case "DELETE /api/v1/projects/{id}":
        this.#change(id, { deleted: true });
        this.world.forget(account, id.toLowerCase());
        return [];
      case "POST /api/v1/projects/{id}/concepts":
      case "POST /api/v1/projects/{id}/retry":
      case "POST /api/v1/assets/{id}/retry":
        this.keys.add(`${account.id} ${key}`);
        return [];
      case "POST /api/v1/webhooks":
        if (body.webhook) account.webhooks.push(body.webhook.id);
        return [];
      case "DELETE /api/v1/webhooks/{id}":
        this.world.forgetWebhook(account, id.toLowerCase());
        return [];
      case "DELETE /api/v1/assets/{id}":
        this.deletedLogos.set(id.toLowerCase(), account.assets.get(id.toLowerCase()));
        account.assets.delete(id.toLowerCase());
        return [];
      case "PATCH /api/v1/assets/{id}":
        this.favorites.set(id.toLowerCase(), Boolean(jsonOf(sent).favorite));
        return [];
      case "POST /api/v1/assets/{id}/refine":
        this.keys.add(`${account.id} ${key}`);
        return this.#refine(id.toLowerCase(), account, jsonOf(sent), body.assets ?? []);
      case "GET /api/v1/projects/{id}/assets":
        for (const { id, project_id } of body.assets ?? []) account.assets.set(id, project_id);
        return [];
      default:
        return [];
    }
  }

  /** Writes down what a tool has made, or shown. */
  recordTool({ account }: Outgoing, { name, arguments: args }: ToolCall, made: object): string[] {
    this.accepted++;
    if (!account) return ["a tool works for nobody"];
    const { project, logos = [] } = made as MadeByTool;
    if (["create_logos", "more_concepts", "refine_logo"].includes(name)) {
      this.keys.add(`${account.id} ${args.idempotency_key ?? null}`);
    }
    switch (name) {
      case "create_logos": {
        const brief = trimmed(args.brief as Record<string, unknown>);
        const title = asKept(String(args.project_name ?? brief.company_name));
        return this.#keep(account, project?.id ?? "", title, brief, false, project);
      }
      case "refine_logo":
        return this.#refine(
          String(args.asset_id).toLowerCase(),
          account,
          args.refinement as Record<string, unknown>,
          logos,
        );
      default:
        for (const { id, project_id } of logos) account.assets.set(id, project_id);
        return [];
    }
  }

  /** A project that was made before the requests began. */
  furnish(account: Account, id: string, name: string, brief: Record<string, unknown>): void {
    this.projects.set(id, {
      ...{ owner: account.id, name, brief },
      ...{ hasPicture: false, deleted: false, cancelled: false },
    });
  }

  #create(
    request: FuzzRequest,
    account: Account,
    status: number,
    { project_id: id = "", project }: AcceptedBody,
  ): string[] {
    const known = this.projects.get(id);
    if (status === 200) return known ? [] : ["a replay of what was never created"];
    if (known) return ["created what exists already"];
    if (request.body.kind !== "form") return ["created from no form"];
    const { parts, ending } = request.body.form;
    if (ending !== "whole") return ["created from a form without an end"];
    const text = (name: string) => {
      const part = parts.find((part) => part.name === name);
      return part && new TextDecoder().decode(encodePart(part.content, this.world.picture));
    };
    const brief = trimmed(JSON.parse(text("brief_data") ?? "null"));
    const name = asKept(text("project_name") ?? String(brief.company_name));
    const hasPicture = parts.some(({ name }) => name === "inspiration_file");
    return this.#keep(account, id, name, brief, hasPicture, project);
  }

  /** A new project; one that is known was answered by its key. */
  #keep(
    account: Account,
    id: string,
    name: string,
    brief: Record<string, unknown>,
    hasPicture: boolean,
    project: AcceptedBody["project"],
  ): string[] {
    if (this.projects.has(id)) return [];
    this.projects.set(id, {
      ...{ owner: account.id, name, brief, hasPicture },
      ...{ deleted: false, cancelled: false },
    });
    account.projects.push(id);
    const kept = project?.project_name === name &&
      isDeepStrictEqual(project.brief_data, JSON.parse(JSON.stringify(brief)));
    return kept ? [] : ["the brief is not kept as sent"];
  }

  #refine(
    parent: string,
    account: Account,
    asked: Record<string, unknown>,
    assets: { id: string; project_id: string }[],
  ): string[] {
    if (assets.length !== (asked.count ?? 1)) return [`${assets.length} refinements`];
    const instructions = asKept(String(asked.instructions ?? "")) || null;
    for (const { id, project_id } of assets) {
      const kept = { project: project_id, parent, type: `logo_${asked.action}`, instructions };
      this.refinements.set(id, kept);
      account.assets.set(id, project_id);
    }
    return [];
  }

  #change(id: string, change: Partial<KeptProject>): void {
    const kept = this.projects.get(id.toLowerCase());
    if (kept) Object.assign(kept, change);
  }
}

function jsonOf({ init }: Outgoing): Record<string, unknown> {
  return JSON.parse(new TextDecoder().decode(init.body as Uint8Array));
}

/** A brief as the contract has it kept: known texts trimmed, all else as sent. */
function trimmed(brief: Record<string, unknown>): Record<string, unknown> {
  const change = (name: string, value: unknown): unknown => {
    if (typeof value === "string" && textMembers.includes(name)) return asKept(value);
    if (!Array.isArray(value) || !listMembers.includes(name)) return value;
    return value.map((entry) => asKept(String(entry)));
  };
  return Object.fromEntries(
    Object.entries(brief).map(([name, value]) => [name, change(name, value)]),
  );
}
