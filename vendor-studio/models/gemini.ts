/** https://ai.google.dev/gemini-api/docs/models */
export interface GeminiModel {
  answers: "text" | "image";
  /** `imageConfig.imageSize` with the longer side's pixels and what a picture counts in tokens. */
  sizes: Record<string, { side: number; tokens: number }>;
  /** `thinkingConfig.thinkingLevel`; a model without any refuses the field. */
  levels: string[];
  /** What Google says to those who still use it. */
  deprecated?: string;
}

const writer: GeminiModel = {
  answers: "text",
  sizes: {},
  levels: ["minimal", "low", "medium", "high"],
};
const painter: GeminiModel = {
  answers: "image",
  sizes: {
    "1K": { side: 1024, tokens: 1120 },
    "2K": { side: 2048, tokens: 1680 },
    "4K": { side: 4096, tokens: 2520 },
  },
  levels: ["minimal", "medium", "high"],
};

/** What Google has retired is gone from here as well: it answers 404. */
export const geminiModels: Record<string, GeminiModel> = {
  "gemini-3.8-flash": writer,
  "gemini-3.1-pro-preview": writer,
  "gemini-2.5-pro": {
    ...writer,
    levels: [],
    deprecated: "It ends on 2026-12-01: use gemini-3.8-flash.",
  },
  "gemini-2.5-flash": { ...writer, levels: [] },
  "gemini-pro-latest": writer,
  "gemini-flash-latest": writer,
  "gemini-nano-banana-2.1": painter,
  "gemini-3.1-flash-image": {
    ...painter,
    sizes: { "512": { side: 512, tokens: 747 }, ...painter.sizes },
    deprecated: "Since 2026-10-06: use gemini-nano-banana-2.1.",
  },
  "gemini-3-pro-image": painter,
};
