import { ok, openApi } from "../support/api.ts";
import { createProject } from "../support/create.ts";
import { EventClient } from "../support/events.ts";
import { inspirationPicture } from "../support/pictures.ts";
import { PASSWORD, project } from "../support/project.ts";
import { clearFaults, orderFaults } from "../support/studio.ts";
import { encodeBody } from "./encode.ts";
import type { Body, FuzzCaller, FuzzRequest, PathId } from "./request.ts";
import { TOOLS_ACCEPT, TOOLS_PATH } from "./tools.ts";

export interface Account {
  id: string;
  email: string;
  password: string;
  token: string;
  refreshToken: string;
  /** What is there; a deleted project's logos go with it. */
  projects: string[];
  assets: Map<string, string>;
  webhooks: string[];
}

/** A request as it goes out, and the account whose token it carries, if its token is good. */
export interface Outgoing {
  url: URL;
  init: RequestInit & { headers: Headers };
  account: Account | undefined;
  /** What stands for `{id}`. */
  id: string;
}

const USERS = 4;

/** The users that the requests come from, and what is known to exist. */
export class World {
  readonly accounts: Account[] = [];
  readonly picture: Uint8Array<ArrayBuffer>;
  /** Of projects, by their ids. */
  readonly tickets = new Map<string, string>();
  /** Ids of what was deleted. */
  readonly #gone: string[] = [];

  private constructor(picture: Uint8Array<ArrayBuffer>) {
    this.picture = picture;
  }

  /** Users with something finished and something failed, so that every operation has a subject. */
  static async create(): Promise<World> {
    const world = new World(new Uint8Array(await inspirationPicture().arrayBuffer()));
    for (let n = 0; n < USERS; n++) {
      const email = `${crypto.randomUUID()}@example.org`;
      const { user, session } = await ok(
        openApi().POST("/api/v1/auth/signup", {
          body: { email, password: PASSWORD },
        }),
      );
      if (!session) throw new Error("The fuzzer needs accounts that are good at once");
      const { access_token: token, refresh_token: refreshToken } = session;
      world.accounts.push({
        ...{ id: user.id, email, password: PASSWORD, token, refreshToken },
        ...{ projects: [], assets: new Map(), webhooks: [] },
      });
    }
    return world;
  }

  /** Sets up, for each user, a finished project; for the first two, one that failed as well. */
  async furnish(onCreated: (account: Account, id: string) => void): Promise<void> {
    for (const [n, account] of this.accounts.entries()) {
      const vendor = (["gemini", "ark"] as const)[n];
      const projects = [await this.#finished(account)];
      if (vendor) {
        await orderFaults([{ vendor, fault: "refusal", times: 1 }]);
        projects.push(await this.#finished(account).finally(clearFaults));
      }
      for (const id of projects) onCreated(account, id);
    }
  }

  async #finished(account: Account): Promise<string> {
    const user = { token: account.token } as Parameters<typeof createProject>[0];
    const { project_id, stream_url } = await createProject(user, { concept_count: 1 });
    this.learnTicket(stream_url);
    using stream = new EventClient(stream_url);
    await stream.untilComplete();
    const { assets } = await ok(
      openApi(account).GET("/api/v1/projects/{id}/assets", {
        params: { path: { id: project_id } },
      }),
    );
    account.projects.push(project_id);
    for (const { id } of assets) account.assets.set(id, project_id);
    return project_id;
  }

  /** Keeps what opens a project's stream. */
  learnTicket(streamUrl: string): void {
    const url = new URL(streamUrl);
    const id = url.pathname.split("/").at(-1) ?? "";
    this.tickets.set(id, url.searchParams.get("ticket") ?? "");
  }

  /** Takes note that a project is deleted, with all its logos. */
  forget(account: Account, project: string): void {
    account.projects = account.projects.filter((id) => id !== project);
    const logos = [...account.assets].filter(([, of]) => of === project).map(([id]) => id);
    for (const id of logos) account.assets.delete(id);
    this.#gone.push(project, ...logos);
  }

  /** Takes note that a webhook is deleted. */
  forgetWebhook(account: Account, webhook: string): void {
    account.webhooks = account.webhooks.filter((id) => id !== webhook);
    this.#gone.push(webhook);
  }

  /** Fills in what the request names of the world. */
  prepare(request: FuzzRequest): Outgoing {
    const account = request.caller.kind === "user"
      ? this.accounts[request.caller.n % this.accounts.length]
      : undefined;
    const body = this.#fillIds(request, account);
    const { bytes, type } = encodeBody(body, this.picture, this.accounts);
    const headers = new Headers();
    for (const [name, value] of request.headers) headers.set(name, value);
    const authorization = this.#authorization(request.caller, account);
    if (authorization) headers.set("authorization", authorization);
    if (type !== null) headers.set("content-type", type);
    if (request.template === TOOLS_PATH && !headers.has("accept")) {
      headers.set("accept", TOOLS_ACCEPT);
    }
    // As the database calls functions.
    if (request.caller.kind === "secret" && !headers.has("apikey")) {
      headers.set("apikey", project.SUPABASE_SECRET_KEY);
    }
    const id = this.#id(request.template, request.id, account);
    const path = request.template.replace("{id}", encodeURIComponent(id)) + request.suffix;
    const url = new URL(`${project.SUPABASE_URL}/functions/v1${path}`);
    for (const [name, value] of request.query) url.searchParams.append(name, value);
    if (request.valid && request.template.startsWith("/stream/")) {
      url.searchParams.set("ticket", this.tickets.get(id) ?? "");
    }
    const hasBody = bytes !== undefined && !["GET", "HEAD"].includes(request.method);
    return {
      url,
      id,
      account,
      init: {
        method: request.method,
        headers,
        redirect: "manual",
        ...(hasBody && { body: bytes }),
      },
    };
  }

  /** Puts ids in the place of what stands for them in a tool's arguments. */
  #fillIds({ template, id, body }: FuzzRequest, account: Account | undefined): Body {
    if (template !== TOOLS_PATH || body.kind !== "json") return body;
    const named = new Map(
      ["project", "asset"].map((kind) => [`{${kind}}`, this.#id(`/${kind}s/{id}`, id, account)]),
    );
    const value = JSON.parse(
      JSON.stringify(body.value),
      (_, member) => named.get(member) ?? member,
    );
    return { ...body, value };
  }

  #authorization(caller: FuzzCaller, account: Account | undefined): string | undefined {
    const [first] = this.accounts;
    switch (caller.kind) {
      case "user":
        return `Bearer ${account?.token}`;
      case "nobody":
        return undefined;
      case "rubbish":
        return "Bearer rubbish";
      case "basic":
        return "Basic YTpi";
      case "publishable":
        return `Bearer ${project.SUPABASE_PUBLISHABLE_KEY}`;
      case "secret":
        return `Bearer ${project.SUPABASE_SECRET_KEY}`;
      case "ticket":
        return `Bearer ${[...this.tickets.values()][0]}`;
      case "tampered":
        return `Bearer ${first?.token.slice(0, -4)}AAAA`;
    }
  }

  #id(template: string, id: PathId, account: Account | undefined): string {
    if (id.kind === "raw") return id.text;
    // Any whose ticket is at hand, as that is what lets in.
    const streams = template.startsWith("/stream/") && id.kind === "own" &&
      [...this.tickets.keys()];
    if (streams) return streams[id.n % streams.length] ?? "";
    const list = (one: Account) => {
      if (template.includes("/assets/{id}")) return [...one.assets.keys()];
      return template.includes("/webhooks/{id}") ? one.webhooks : one.projects;
    };
    const things = account && id.kind !== "any"
      ? list(account)
      : [...this.accounts.flatMap((one) => list(one)), ...this.#gone];
    const found = things[id.n % things.length] ?? crypto.randomUUID();
    return id.kind === "own-upper" ? found.toUpperCase() : found;
  }
}
