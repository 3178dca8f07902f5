/**
 * List prices in US dollars, as of November 2026. Reports of attempts are made with them; what is
 * billed, the vendor says. https://ai.google.dev/gemini-api/docs/pricing,
 * https://docs.byteplus.com/en/docs/ModelArk/1544106, https://fal.ai/pricing
 */
const perMillionTokens: Record<string, { input: number; output: number }> = {
  "gemini-3.8-flash": { input: 0.75, output: 3.75 },
  // A picture of 1024 × 1024 is 1,120 tokens: about $0.067.
  "gemini-3.1-flash-image": { input: 0.5, output: 60 },
};

const perPicture: Record<string, number> = {
  "seedream-4-0-250828": 0.03,
  "seedream-4-5-251128": 0.04,
  "seedream-5-0-260128": 0.035,
  "fal-ai/bytedance/seedream/v4/text-to-image": 0.03,
  "fal-ai/bytedance/seedream/v4.5/text-to-image": 0.04,
};

/** What so many tokens cost; undefined for a model without a price here. */
export function costOfTokens(model: string, input: number, output: number): number | undefined {
  const price = perMillionTokens[model];
  return price && (input * price.input + output * price.output) / 1e6;
}

/** What one picture costs; undefined for a model without a price here. */
export function costOfPicture(model: string): number | undefined {
  // Volcengine sells the same models under names of its own.
  return perPicture[model.replace(/^doubao-/, "")];
}
