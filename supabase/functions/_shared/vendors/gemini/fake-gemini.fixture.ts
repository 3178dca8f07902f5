import type { Gemini, GeminiRequest } from "./gemini.ts";

/**
 * A Gemini that gives these answers in turn: texts, a picture's bytes as base64, or an error.
 * Requests are kept.
 */
export function fakeGemini(
  answers: ({ text: string } | { picture: string } | Error)[],
): Gemini & { requests: GeminiRequest[] } {
  const requests: GeminiRequest[] = [];
  return {
    promptModel: "prompt-model",
    imageModel: "image-model",
    requests,
    generate(request, { meter }) {
      // A copy, as the caller may change its list of contents afterwards.
      requests.push({ ...request, contents: [...request.contents] });
      return meter.measure({ vendor: "gemini", model: request.model }, () => {
        const answer = answers.shift();
        if (answer === undefined) return Promise.reject(new Error("asked once too often"));
        if (answer instanceof Error) return Promise.reject(answer);
        const part = "text" in answer
          ? answer
          : { inlineData: { mimeType: "image/png", data: answer.picture } };
        return Promise.resolve({ candidates: [{ content: { role: "model", parts: [part] } }] });
      });
    },
  };
}
