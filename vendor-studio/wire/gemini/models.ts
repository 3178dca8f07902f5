/** Models that answer in text, and those that answer in pictures. */
export const textModels = [
  "gemini-3.8-flash",
  "gemini-3.1-pro-preview",
  "gemini-2.5-pro",
  "gemini-2.5-flash",
  "gemini-pro-latest",
  "gemini-flash-latest",
] as const;

export const imageModels = [
  "gemini-3.1-flash-image",
  "gemini-3-pro-image",
  "gemini-nano-banana-2.1",
] as const;

/** Undefined for a model that Google has retired or never had. */
export function modalityOf(model: string): "text" | "image" | undefined {
  if (textModels.some((known) => known === model)) return "text";
  if (imageModels.some((known) => known === model)) return "image";
  return undefined;
}
