import { createServiceClient } from "../_shared/database.ts";
import type { FakeClock } from "../_shared/timing/fake-clock.fixture.ts";
import type { RenditionClaim } from "../_shared/jobs/verbs/claims.ts";
import type { Verbs } from "../_shared/jobs/verbs/verbs.ts";
import { dispatch, fakeWorker } from "../_shared/jobs/worker.fixture.ts";
import { withServer } from "../_shared/vendors/server.fixture.ts";
import { createApp } from "./app.ts";

const id = (digit: number) => `00000000-0000-4000-8000-00000000000${digit}`;

export const claimed = {
  outcome: "claimed",
  lease_token: id(1),
  lease_seconds: 30,
  attempt: 2,
  // `fakeWorker`'s clock begins long before.
  deadline_at: 8.64e15,
  owner_id: id(2),
  job_id: id(3),
  asset: {
    id: id(4),
    project_id: id(5),
    title: "Sunrise",
    asset_url: "u/p/sunrise.png",
    mime_type: "image/png",
  },
  project: {
    id: id(5),
    project_name: "Northwind",
    brief_data: { company_name: "Northwind Coffee" },
    concept_count: 1,
    inspiration_image_url: null,
  },
} as const;

/** Where the claim's files are to be stored. */
export const folder = `${id(2)}/${id(5)}/${id(4)}/${id(3)}-2`;

export interface Scene {
  call(): Promise<Response>;
  /** What a verb was called with, each time. */
  argumentsOf(verb: keyof Verbs): unknown[][];
  /** Objects by bucket and path: what was stored, and what can be read. */
  stored: Map<string, { bytes: Uint8Array; mimeType: string }>;
  clock: FakeClock;
  done(): Promise<unknown>;
}

/**
 * A worker that gets this claim, and a Storage with these objects.
 *
 * @param refuse an answer to an upload in place of storing it
 */
export async function withWorker(
  claim: RenditionClaim,
  objects: Record<string, Uint8Array>,
  run: (scene: Scene) => Promise<void>,
  { verbs = {}, refuse }: { verbs?: Partial<Verbs>; refuse?: () => Response | undefined } = {},
): Promise<void> {
  const stored: Scene["stored"] = new Map(
    Object.entries(objects).map(([path, bytes]) => [path, { bytes, mimeType: "image/png" }]),
  );
  const answer = async (request: Request) => {
    const path = decodeURI(new URL(request.url).pathname).replace("/storage/v1/object/", "");
    if (request.method === "GET") {
      const object = stored.get(path);
      if (object === undefined) return Response.json({ statusCode: "404" }, { status: 400 });
      return new Response(new Uint8Array(object.bytes));
    }
    const bytes = new Uint8Array(await request.arrayBuffer());
    const refusal = refuse?.();
    if (refusal !== undefined) return refusal;
    stored.set(path, { bytes, mimeType: request.headers.get("content-type") ?? "" });
    return Response.json({ Id: id(9), Key: path });
  };
  await withServer(answer, async (url) => {
    const { deps, calls, clock, done } = fakeWorker({
      claimRendition: () => Promise.resolve(claim),
      reserveObject: () => Promise.resolve(true),
      ...verbs,
    }, url);
    const app = createApp({ ...deps, client: createServiceClient(deps.config) });
    await run({
      call: async () => await app.request(dispatch("/make-renditions", { job_id: id(3) })),
      argumentsOf: (verb) => calls.filter(([name]) => name === verb).map(([, args]) => args),
      stored,
      clock,
      done,
    });
  });
}
