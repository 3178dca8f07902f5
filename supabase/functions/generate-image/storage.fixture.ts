/** As much of Storage and of REST as the worker asks for, in memory. */
export interface FakeStorage {
  objects: Map<string, { bytes: Uint8Array; type: string | null }>;
  /** Answers of the next uploads, in turn, in place of storing; "lost" stores and then fails. */
  faults: (number | "lost")[];
  uploads: number;
  /** Uploads under way at the same time, at most. */
  mostAtOnce: number;
  /** Leaves uploads unanswered from now on; resolves when so many wait. */
  holdUploads(count: number): Promise<void>;
  letGo(): void;
  answer(request: Request): Promise<Response>;
}

export function createFakeStorage(assetTypes: Record<string, string> = {}): FakeStorage {
  let atOnce = 0;
  let held: { count: number; isFull(): void; gone: Promise<void>; letGo(): void } | undefined;
  const storage: FakeStorage = {
    objects: new Map(),
    faults: [],
    uploads: 0,
    mostAtOnce: 0,
    holdUploads(count) {
      const full = Promise.withResolvers<void>();
      const gone = Promise.withResolvers<void>();
      held = { count, isFull: full.resolve, gone: gone.promise, letGo: gone.resolve };
      return full.promise;
    },
    letGo: () => held?.letGo(),
    async answer(request) {
      const { pathname, searchParams } = new URL(request.url);
      if (pathname === "/rest/v1/generated_assets") {
        const type = assetTypes[searchParams.get("id")?.replace("eq.", "") ?? ""];
        return Response.json(type === undefined ? [] : [{ asset_type: type }]);
      }
      const path = decodeURIComponent(pathname.replace(/^\/storage\/v1\/object\/(info\/)?/, ""));
      if (pathname.startsWith("/storage/v1/object/info/")) {
        const found = storage.objects.get(path);
        return found ? Response.json({ size: found.bytes.length }) : failure(404, "NoSuchKey");
      }
      if (request.method === "GET") {
        const found = storage.objects.get(path);
        if (found === undefined) return failure(404, "NoSuchKey");
        return new Response(found.bytes.slice(), {
          headers: { "content-type": found.type ?? "" },
        });
      }
      if (request.method === "DELETE") {
        const { prefixes } = await request.json();
        for (const prefix of prefixes) storage.objects.delete(`${path}/${prefix}`);
        return Response.json([]);
      }
      storage.uploads++;
      storage.mostAtOnce = Math.max(storage.mostAtOnce, ++atOnce);
      if (held !== undefined && atOnce >= held.count) held.isFull();
      await held?.gone;
      const bytes = new Uint8Array(await request.arrayBuffer());
      atOnce--;
      const fault = storage.faults.shift();
      if (typeof fault === "number") return failure(fault, "InternalError");
      if (storage.objects.has(path)) return failure(409, "Duplicate");
      storage.objects.set(path, {
        bytes,
        type: request.headers.get("content-type"),
      });
      if (fault === "lost") return failure(503, "lost");
      return Response.json({ Key: path, Id: "1" });
    },
  };
  return storage;
}

/** Storage answers most errors as a 400 that names the true status. */
function failure(status: number, error: string): Response {
  return Response.json({ statusCode: String(status), error, message: error }, {
    status: status >= 500 ? status : 400,
  });
}
