import type { GenerateContentRequest } from "./request.ts";

type Part = { text: string } | { inlineData: { mimeType: string; data: string } };

/** What Google counts for a picture that it is sent, and for one of up to 1024 pixels that it draws. */
const PICTURE_TOKENS = 1120;

/** A `GenerateContentResponse` with one candidate, or with none for a prompt that was blocked. */
export function contentAnswer(
  model: string,
  asked: GenerateContentRequest,
  parts: Part[],
  pictureTokens = PICTURE_TOKENS,
) {
  const candidates = [{ content: { role: "model", parts }, finishReason: "STOP", index: 0 }];
  return envelope(model, asked, parts, { candidates }, pictureTokens);
}

/** How Google refuses: a text prompt is blocked, a picture is drawn and withheld. */
export function refusedAnswer(
  model: string,
  asked: GenerateContentRequest,
  kind: "text" | "picture",
) {
  return envelope(
    model,
    asked,
    [],
    kind === "text" ? { promptFeedback: { blockReason: "PROHIBITED_CONTENT" } } : {
      candidates: [{
        content: { role: "model" },
        finishReason: "IMAGE_SAFETY",
        finishMessage: "Unable to show the generated image.",
        index: 0,
      }],
    },
  );
}

function envelope(
  model: string,
  asked: GenerateContentRequest,
  parts: Part[],
  body: Record<string, unknown>,
  pictureTokens = PICTURE_TOKENS,
) {
  const sent = tokens(asked.contents.flatMap((content) => content.parts), PICTURE_TOKENS);
  const answered = tokens(parts, pictureTokens);
  const [promptTokenCount, candidatesTokenCount] = [sum(sent), sum(answered)];
  return {
    ...body,
    usageMetadata: {
      promptTokenCount,
      candidatesTokenCount,
      totalTokenCount: promptTokenCount + candidatesTokenCount,
      promptTokensDetails: sent,
      candidatesTokensDetails: answered,
    },
    modelVersion: model,
    responseId: crypto.randomUUID(),
  };
}

interface ModalityTokens {
  modality: "TEXT" | "IMAGE";
  tokenCount: number;
}

/** Four characters of text a token; by modality, those that are there. */
function tokens(
  parts: { text?: string | undefined; inlineData?: unknown }[],
  ofPicture: number,
): ModalityTokens[] {
  const words = parts.reduce((count, { text = "" }) => count + Math.ceil(text.length / 4), 0);
  const pictures = parts.filter(({ text }) => text === undefined).length;
  const counts: ModalityTokens[] = [
    { modality: "TEXT", tokenCount: words },
    { modality: "IMAGE", tokenCount: pictures * ofPicture },
  ];
  return counts.filter(({ tokenCount }) => tokenCount > 0);
}

function sum(counts: ModalityTokens[]): number {
  return counts.reduce((total, { tokenCount }) => total + tokenCount, 0);
}
