import { drawLogo } from "../../draw/draw-logo.ts";
import { answerCall, type StudioState } from "../../answer-call.ts";
import type { Pictures } from "../../pictures.ts";
import { misspelt } from "../../reading/misspelt.ts";
import { readPrompt } from "../../reading/read-prompt.ts";
import { encodeBase64 } from "../base64.ts";
import { jsonBody } from "../json-body.ts";
import {
  errorResponse,
  rateLimited,
  sensitiveOutput,
  serverError,
  unauthorized,
} from "./errors.ts";
import { type GenerationRequest, readGenerationRequest } from "./request.ts";

/** Answers `POST /api/v3/images/generations`; pictures are kept under `{filesUrl}/{id}.{format}`. */
export async function generateImages(
  state: StudioState,
  pictures: Pictures,
  filesUrl: string,
  request: Request,
): Promise<Response> {
  const requestId = crypto.randomUUID();
  const authorization = request.headers.get("authorization") ?? "";
  if (!/^Bearer \S+$/.test(authorization)) return errorResponse(unauthorized(), requestId);
  const read = readGenerationRequest(await jsonBody(request));
  if (!read.ok) return errorResponse(read.error, requestId);
  const asked = read.request;
  return await answerCall(
    state,
    {
      vendor: "ark",
      model: asked.model,
      kind: "picture",
      prompt: asked.prompt,
      pace: asked.pace,
    },
    request.signal,
    {
      failed: (status) => errorResponse(serverError(status), requestId),
      throttled: (seconds) => errorResponse(rateLimited(seconds), requestId),
      refused: () => errorResponse(sensitiveOutput(), requestId),
    },
    (pictureFault) => {
      if (pictureFault === "picture_error") return withheld(asked, requestId);
      if (pictureFault === "not_a_picture") {
        const page = new TextEncoder().encode("<html>Not found</html>");
        return answer(asked, page, "text/html", pictures, filesUrl);
      }
      const scene = { ...readPrompt(asked.prompt, asked.seed), isTransparent: asked.isTransparent };
      const shown = pictureFault === "misspell" ? misspelt(scene) : scene;
      const picture = drawLogo(shown, asked.width, asked.height, asked.format);
      const type = pictureFault === "expired_url" ? "expired" : `image/${asked.format}`;
      return answer(asked, picture, type, pictures, filesUrl);
    },
  );
}

/** A success in which the one picture failed by itself. */
function withheld({ model }: GenerationRequest, requestId: string): Response {
  const { code, message } = sensitiveOutput();
  return Response.json({
    model,
    created: Math.floor(Date.now() / 1000),
    data: [{ error: { code, message: `${message} Request id: ${requestId}` } }],
    usage: { generated_images: 0, output_tokens: 0, total_tokens: 0 },
  });
}

function answer(
  asked: GenerationRequest,
  bytes: Uint8Array<ArrayBuffer>,
  type: string,
  pictures: Pictures,
  filesUrl: string,
): Response {
  const picture = asked.delivery === "b64_json"
    ? { b64_json: encodeBase64(bytes) }
    : { url: `${filesUrl}/${pictures.keep(bytes, type)}.${asked.format}` };
  // What the vendor bills: a token for each 16 × 16 pixels.
  const tokens = Math.floor(asked.width * asked.height / 256);
  return Response.json({
    model: asked.model,
    created: Math.floor(Date.now() / 1000),
    data: [{ ...picture, size: `${asked.width}x${asked.height}` }],
    usage: { generated_images: 1, output_tokens: tokens, total_tokens: tokens },
  });
}
