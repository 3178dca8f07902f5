import type { GenerateContentRequest } from "./request.ts";

type Part = { text: string } | { inlineData: { mimeType: string; data: string } };

/** A `GenerateContentResponse` with one candidate, or with none for a prompt that was blocked. */
export function contentAnswer(model: string, asked: GenerateContentRequest, parts: Part[]) {
  return envelope(model, asked, parts, {
    candidates: [{ content: { role: "model", parts }, finishReason: "STOP", index: 0 }],
  });
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
) {
  const promptTokenCount = tokens(asked.contents.flatMap((content) => content.parts));
  const candidatesTokenCount = tokens(parts);
  return {
    ...body,
    usageMetadata: {
      promptTokenCount,
      candidatesTokenCount,
      totalTokenCount: promptTokenCount + candidatesTokenCount,
    },
    modelVersion: model,
    responseId: crypto.randomUUID(),
  };
}

/** Four characters of text a token, and what Google counts for a picture of up to 1024 pixels. */
function tokens(parts: { text?: string | undefined; inlineData?: unknown }[]): number {
  return parts.reduce((sum, part) => {
    return sum + (part.text === undefined ? 1120 : Math.ceil(part.text.length / 4));
  }, 0);
}
