import { drawLogo } from "../../draw/draw-logo.ts";
import { answerCall, type StudioState } from "../../answer-call.ts";
import { readPrompt } from "../../reading/read-prompt.ts";
import { encodeBase64 } from "../base64.ts";
import { faultyPicture } from "../../faulty-picture.ts";
import { jsonBody } from "../json-body.ts";
import {
  errorResponse,
  rateLimited,
  sensitiveOutput,
  serverError,
  unauthorized,
} from "./errors.ts";
import { readGenerationRequest } from "./request.ts";

/** Answers `POST /api/v3/images/generations`; pictures are kept under `{filesUrl}/{id}.{format}`. */
export async function generateImages(
  state: StudioState,
  filesUrl: string,
  request: Request,
): Promise<Response> {
  const requestId = crypto.randomUUID();
  const authorization = request.headers.get("authorization") ?? "";
  if (!/^Bearer \S+$/.test(authorization)) return errorResponse(unauthorized, requestId);
  const read = readGenerationRequest(await jsonBody(request));
  if (!read.ok) return errorResponse(read.error, requestId);
  const { model, prompt, seed, width, height, format, delivery, isTransparent, pace } =
    read.request;
  return await answerCall(
    state,
    { vendor: "ark", model, kind: "picture", prompt, pace },
    request.signal,
    {
      failed: (status) => errorResponse(serverError(status), requestId),
      throttled: (seconds) => errorResponse(rateLimited, requestId, seconds),
      refused: () => errorResponse(sensitiveOutput, requestId),
    },
    (pictureFault) => {
      if (pictureFault === "picture_error") {
        // A success in which the one picture failed by itself.
        const { code, message } = sensitiveOutput;
        const error = { code, message: `${message} Request id: ${requestId}` };
        return answer(model, { error }, 0, 0);
      }
      const scene = { ...readPrompt(prompt, seed), isTransparent };
      const picture = faultyPicture(
        pictureFault,
        scene,
        `image/${format}`,
        (shown) => drawLogo(shown, width, height, format),
      );
      const file = delivery === "b64_json"
        ? { b64_json: encodeBase64(picture.bytes) }
        : { url: `${filesUrl}/${state.keepPicture(picture)}.${format}` };
      // What the vendor bills: a token for each 16 × 16 pixels.
      const tokens = Math.floor(width * height / 256);
      return answer(model, { ...file, size: `${width}x${height}` }, 1, tokens);
    },
  );
}

function answer(model: string, data: object, count: number, tokens: number): Response {
  return Response.json({
    model,
    created: Math.floor(Date.now() / 1000),
    data: [data],
    usage: { generated_images: count, output_tokens: tokens, total_tokens: tokens },
  });
}
