import type { GenerateContentRequest } from "./request.ts";

type Part = { text: string } | { inlineData: { mimeType: string; data: string } };

/** What Google counts for a picture that it is sent, and for one of up to 1024 pixels that it draws. */
const PICTURE_TOKENS = 1120;

/** A `GenerateContentResponse` with one candidate, unless its body says otherwise. */
export function contentAnswer(
  model: string,
  asked: GenerateContentRequest,
  parts: Part[],
  pictureTokens = PICTURE_TOKENS,
  body: object = {
    candidates: [{ content: { role: "model", parts }, finishReason: "STOP", index: 0 }],
  },
) {
  const sent = tokens(asked.contents.flatMap((content) => content.parts), PICTURE_TOKENS);
  const answered = tokens(parts, pictureTokens);
  return {
    ...body,
    usageMetadata: {
      promptTokenCount: sum(sent),
      candidatesTokenCount: sum(answered),
      totalTokenCount: sum([...sent, ...answered]),
      promptTokensDetails: sent,
      candidatesTokensDetails: answered,
    },
    modelVersion: model,
    responseId: crypto.randomUUID(),
  };
}

/** How Google refuses: a text prompt is blocked, a picture is drawn and withheld. */
export function refusedAnswer(
  model: string,
  asked: GenerateContentRequest,
  kind: "text" | "picture",
) {
  const withheld = {
    content: { role: "model" },
    finishReason: "IMAGE_SAFETY",
    finishMessage: "Unable to show the generated image.",
    index: 0,
  };
  const body = kind === "text"
    ? { promptFeedback: { blockReason: "PROHIBITED_CONTENT" } }
    : { candidates: [withheld] };
  return contentAnswer(model, asked, [], PICTURE_TOKENS, body);
}

/** Four characters of text a token; by modality, those that are there. */
function tokens(
  parts: { text?: string | undefined; inlineData?: unknown }[],
  ofPicture: number,
): { modality: "TEXT" | "IMAGE"; tokenCount: number }[] {
  const words = parts.reduce((count, { text = "" }) => count + Math.ceil(text.length / 4), 0);
  const pictures = parts.filter(({ text }) => text === undefined).length;
  return [
    { modality: "TEXT" as const, tokenCount: words },
    { modality: "IMAGE" as const, tokenCount: pictures * ofPicture },
  ].filter(({ tokenCount }) => tokenCount > 0);
}

function sum(counts: { tokenCount: number }[]): number {
  return counts.reduce((total, { tokenCount }) => total + tokenCount, 0);
}
