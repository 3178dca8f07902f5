import { createCalls } from "./calls.ts";
import { control } from "./control.ts";
import { createDrawingQueue } from "./drawing-queue.ts";
import { createFaults } from "./faults.ts";
import type { Latency } from "./latency.ts";
import type { StudioState } from "./answer-call.ts";
import { Latest } from "./latest.ts";
import { createQuotas } from "./quotas.ts";
import { generateImages } from "./wire/ark/route.ts";
import { createFalQueue } from "./wire/fal/route.ts";
import type { Picture } from "./faulty-picture.ts";
import { errorResponse, googleError } from "./wire/gemini/errors.ts";
import { describeModel, generateContent } from "./wire/gemini/route.ts";

/** About 40 MB of flat artwork at 2048 × 2048. */
const KEPT_PICTURES = 200;

/** The studio as one request handler: each vendor's routes, its pictures, and the control. */
export function createStudio(latency: Latency): (request: Request) => Promise<Response> {
  const warned = new Set<string>();
  const pictures = new Latest<Picture>(KEPT_PICTURES);
  const state: StudioState = {
    calls: createCalls(),
    faults: createFaults(),
    quotas: createQuotas(),
    latency,
    drawing: createDrawingQueue(),
    keepPicture(picture) {
      const id = crypto.randomUUID();
      pictures.keep(id, picture);
      return id;
    },
    warn(text) {
      if (warned.has(text)) return;
      warned.add(text);
      console.warn(`studio: ${text}`);
    },
  };
  const falQueue = createFalQueue(state);

  return async (request) => {
    const { pathname, origin } = new URL(request.url);
    if (pathname.startsWith("/_studio/")) return await control(state, latency, pathname, request);
    if (pathname.startsWith("/files/")) return file(pathname);
    const [, version = "", model, does] =
      /^\/(v1|v1beta)\/models\/([^/:]+)(:generateContent)?$/.exec(pathname) ?? [];
    if (model !== undefined && request.method === (does === undefined ? "GET" : "POST")) {
      const name = decodeURIComponent(model);
      return does === undefined
        ? describeModel(version, name, request)
        : await generateContent(state, version, name, request);
    }
    if (request.method === "POST" && pathname === "/api/v3/images/generations") {
      return await generateImages(state, `${origin}/files`, request);
    }
    const answer = await falQueue(request);
    return answer ?? errorResponse(googleError(404, "Requested entity was not found."));
  };

  function file(pathname: string): Response {
    const id = /^\/files\/([\w-]+)\.(?:png|jpeg|svg)$/.exec(pathname)?.[1];
    const picture = id === undefined ? undefined : pictures.find(id);
    if (picture === undefined) return new Response("Not found\n", { status: 404 });
    if (picture.type === "expired") return expired();
    return new Response(picture.bytes, {
      headers: { "content-type": picture.type, "content-length": String(picture.bytes.length) },
    });
  }
}

/** As the object store of ModelArk answers for a signed address after its day. */
function expired(): Response {
  const body = '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessDenied</Code>' +
    "<Message>Request has expired</Message></Error>\n";
  return new Response(body, { status: 403, headers: { "content-type": "application/xml" } });
}
