import { decodeBase64, encodeBase64 } from "../base64.ts";
import { notAPicture } from "../../faulty-picture.ts";
import { jsonBody } from "../json-body.ts";
import { answerCall, type StudioState } from "../../answer-call.ts";
import { writeAnswer } from "../../director/write-answer.ts";
import { redraw } from "../../editing/redraw.ts";
import { type GeminiModel, geminiModels } from "../../models/gemini.ts";
import { rowOf } from "../../models/table.ts";
import { contentAnswer, refusedAnswer } from "./answer.ts";
import { errorResponse, googleError, invalidArgument, quotaExceeded } from "./errors.ts";
import { isPicture } from "./is-picture.ts";
import { type GenerateContentRequest, generateContentRequest, violations } from "./request.ts";

const PUZZLED =
  "I'm not sure what you would like me to change in this image. Could you describe it?";

/** Answers `POST /{version}/models/{model}:generateContent`; `v1` and `v1beta` are alike here. */
export async function generateContent(
  state: StudioState,
  version: string,
  model: string,
  request: Request,
): Promise<Response> {
  if (!request.headers.get("x-goog-api-key")) return errorResponse(unregistered());
  const parsed = generateContentRequest.safeParse(await jsonBody(request));
  if (!parsed.success) return errorResponse(invalidArgument(violations(parsed.error)));
  const asked = parsed.data;
  const row = rowOf(geminiModels, model);
  if (row === undefined) return errorResponse(notFound(version, model));
  if (row.deprecated !== undefined) state.warn(`${model} is deprecated. ${row.deprecated}`);
  const objection = objectionOf(model, row, asked);
  if (objection !== undefined) return errorResponse(googleError(400, objection));
  if (!picturesOf(asked).every(({ data }) => isPicture(decodeBase64(data)))) {
    return errorResponse(googleError(400, "Unable to process input image."));
  }
  const kind = row.answers === "image" ? "picture" : "text";
  return await answerCall(
    state,
    { vendor: "gemini", model, kind, prompt: textOf(asked) },
    request.signal,
    {
      failed: (status) => errorResponse(googleError(status)),
      throttled: (seconds) => errorResponse(quotaExceeded(seconds)),
      refused: () => Response.json(refusedAnswer(model, asked, kind)),
    },
    (pictureFault) => {
      if (kind === "text") return textAnswer(model, asked);
      const { width, height, tokens } = sizeOf(row, asked);
      if (pictureFault === "not_a_picture") {
        return pictureAnswer(model, asked, notAPicture(), tokens);
      }
      const picture = redraw({
        instruction: textOf(asked),
        pictures: picturesOf(asked),
        width,
        height,
        seed: asked.generationConfig?.seed,
        misspell: pictureFault === "misspell",
        format: "jpeg",
      });
      // A model that makes nothing of an instruction says so, and draws nothing.
      if (picture === undefined) {
        return Response.json(contentAnswer(model, asked, [{ text: PUZZLED }]));
      }
      return pictureAnswer(model, asked, picture, tokens);
    },
  );
}

/** Answers `GET /{version}/models/{model}`, by which a key and a model are checked free of charge. */
export function describeModel(version: string, model: string, { headers }: Request): Response {
  if (!headers.get("x-goog-api-key")) return errorResponse(unregistered());
  const row = rowOf(geminiModels, model);
  if (row === undefined) return errorResponse(notFound(version, model));
  const supportedGenerationMethods = ["generateContent"];
  return Response.json({ name: `models/${model}`, version: "001", supportedGenerationMethods });
}

/** What a model can't do, in the vendor's words. */
function objectionOf(
  model: string,
  { answers, sizes, levels }: GeminiModel,
  { generationConfig = {} }: GenerateContentRequest,
): string | undefined {
  const { responseModalities = [], responseMimeType = "text/plain", imageConfig, thinkingConfig } =
    generationConfig;
  const level = thinkingConfig?.thinkingLevel?.toLowerCase();
  if (level !== undefined && !levels.includes(level)) {
    return levels.length === 0
      ? "Thinking level is not supported for this model."
      : `Thinking level ${level.toUpperCase()} is not supported for this model. ` +
        "Please retry with other thinking level.";
  }
  if (answers === "image") {
    if (responseMimeType !== "text/plain") return `JSON mode is not enabled for models/${model}`;
    const { imageSize } = imageConfig ?? {};
    return imageSize === undefined || Object.hasOwn(sizes, imageSize)
      ? undefined
      : `Invalid value at 'generation_config.image_config.image_size': "${imageSize}"`;
  }
  if (responseModalities.some((wanted) => wanted !== "TEXT")) {
    return "The requested combination of response modalities is not supported.";
  }
  return imageConfig === undefined
    ? undefined
    : `Image generation config is not supported for models/${model}`;
}

function textAnswer(model: string, asked: GenerateContentRequest): Response {
  const config = asked.generationConfig;
  const question = {
    text: textOf(asked),
    pictures: picturesOf(asked).map(({ data }) => decodeBase64(data)),
    seed: config?.seed,
  };
  const text = writeAnswer(question, config?.responseJsonSchema ?? config?.responseSchema);
  return Response.json(contentAnswer(model, asked, [{ text }]));
}

function pictureAnswer(
  model: string,
  asked: GenerateContentRequest,
  picture: Uint8Array,
  tokens: number,
): Response {
  const mimeType = picture[0] === 0x89 ? "image/png" : "image/jpeg";
  const inlineData = { mimeType, data: encodeBase64(picture) };
  return Response.json(contentAnswer(model, asked, [{ inlineData }], tokens));
}

function textOf(asked: GenerateContentRequest): string {
  return asked.contents.filter((content) => content.role !== "model")
    .flatMap((content) => content.parts).flatMap((part) => part.text ?? []).join("\n\n");
}

function picturesOf(asked: GenerateContentRequest) {
  return asked.contents.flatMap((content) => content.parts).flatMap((part) =>
    part.inlineData ?? []
  );
}

/** The longer side by `imageSize`, as the documents' table has it for square pictures. */
function sizeOf({ sizes }: GeminiModel, asked: GenerateContentRequest) {
  const { aspectRatio = "1:1", imageSize = "1K" } = asked.generationConfig?.imageConfig ?? {};
  const { side, tokens } = sizes[imageSize] ?? { side: 1024, tokens: 0 };
  const [across = 1, down = 1] = aspectRatio.split(":").map(Number);
  const longer = Math.max(across, down);
  const [width, height] = [across, down].map((part) => Math.round(side * part / longer));
  return { width: width ?? side, height: height ?? side, tokens };
}

function unregistered() {
  return googleError(
    403,
    "Method doesn't allow unregistered callers (callers without established identity). " +
      "Please use API Key or other form of API consumer identity to call this API.",
  );
}

function notFound(version: string, model: string) {
  return googleError(
    404,
    `models/${model} is not found for API version ${version}, or is not supported for ` +
      "generateContent. Call ListModels to see the list of available models and their " +
      "supported methods.",
  );
}
