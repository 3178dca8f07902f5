import { join } from "node:path";
import { z } from "zod";

const deployment = z.object({
  name: z.string(),
  entrypoint_path: z.string(),
  import_map_path: z.string(),
  verify_jwt: z.boolean(),
});

/** A function as the CLI sent it. */
export interface Deployed extends z.infer<typeof deployment> {
  /** Paths from the project's folder. */
  files: string[];
}

/** As much of Supabase's Management API as `functions deploy --use-api` asks for. */
export interface ManagementApi extends AsyncDisposable {
  url: string;
  /** By their names. */
  deployed: Map<string, Deployed>;
}

/**
 * Takes deployments in, and writes each function's files into a folder of its own below `folder`.
 *
 * https://api.supabase.com/api/v1#tag/edge-functions
 */
export function startManagementApi(folder: string): ManagementApi {
  const deployed = new Map<string, Deployed>();

  async function take(form: FormData): Promise<Response> {
    const metadata = form.get("metadata");
    const text = metadata instanceof File ? await metadata.text() : String(metadata);
    const given = deployment.parse(JSON.parse(text));
    const files = form.getAll("file").filter((entry) => entry instanceof File);
    for (const file of files) {
      const path = join(folder, given.name, file.name);
      await Deno.mkdir(join(path, ".."), { recursive: true });
      await Deno.writeFile(path, await file.bytes());
    }
    deployed.set(given.name, { ...given, files: files.map(({ name }) => name) });
    const { name, verify_jwt } = given;
    const now = Date.now();
    return Response.json({
      ...{ id: name, slug: name, name, status: "ACTIVE", version: 1, verify_jwt },
      ...{ created_at: now, updated_at: now },
    }, { status: 201 });
  }

  const server = Deno.serve({ hostname: "127.0.0.1", port: 0, onListen: () => {} }, (request) => {
    const { pathname } = new URL(request.url);
    if (request.method === "POST" && pathname.endsWith("/functions/deploy")) {
      return request.formData().then(take);
    }
    // The functions that are there already: none.
    if (request.method === "GET" && pathname.endsWith("/functions")) return Response.json([]);
    return Response.json({});
  });
  return {
    url: `http://127.0.0.1:${server.addr.port}`,
    deployed,
    [Symbol.asyncDispose]: () => server.shutdown(),
  };
}
