import { z } from "zod";

/**
 * The body of `models.generateContent` as far as the product uses the API. Google parses it as a
 * protocol buffer: a name it doesn't know is an error, and so it is here.
 * https://ai.google.dev/api/generate-content
 */
const inlineData = z.strictObject({
  mimeType: z.enum(["image/png", "image/jpeg", "image/webp", "image/heic", "image/heif"]),
  data: z.base64().min(1),
  displayName: z.string().optional(),
});

const part = z.strictObject({
  text: z.string().optional(),
  inlineData: inlineData.optional(),
  thought: z.boolean().optional(),
  thoughtSignature: z.string().optional(),
}).refine((value) => (value.text === undefined) !== (value.inlineData === undefined), {
  error: "Exactly one of text and inlineData must be set",
});

const content = z.strictObject({
  role: z.enum(["user", "model"]).optional(),
  parts: z.array(part).min(1),
});

/** A schema in either dialect: OpenAPI's upper-case types or JSON Schema's. */
const schema = z.record(z.string(), z.unknown());

const aspectRatios = [
  "1:1",
  "2:3",
  "3:2",
  "3:4",
  "4:3",
  "4:5",
  "5:4",
  "9:16",
  "16:9",
  "21:9",
  "1:4",
  "4:1",
  "1:8",
  "8:1",
] as const;

const generationConfig = z.strictObject({
  responseMimeType: z.enum(["text/plain", "application/json", "text/x.enum"]).optional(),
  responseSchema: schema.optional(),
  responseJsonSchema: schema.optional(),
  responseModalities: z.array(z.enum(["TEXT", "IMAGE", "AUDIO"])).optional(),
  temperature: z.number().min(0).max(2).optional(),
  topP: z.number().min(0).max(1).optional(),
  topK: z.int().positive().optional(),
  seed: z.int().optional(),
  candidateCount: z.int().min(1).max(8).optional(),
  maxOutputTokens: z.int().positive().optional(),
  stopSequences: z.array(z.string()).max(5).optional(),
  presencePenalty: z.number().optional(),
  frequencyPenalty: z.number().optional(),
  mediaResolution: z.string().optional(),
  thinkingConfig: z.strictObject({
    thinkingBudget: z.int().optional(),
    thinkingLevel: z.string().optional(),
    includeThoughts: z.boolean().optional(),
  }).optional(),
  imageConfig: z.strictObject({
    aspectRatio: z.enum(aspectRatios).optional(),
    imageSize: z.string().optional(),
  }).optional(),
}).refine((value) => value.responseSchema === undefined || value.responseJsonSchema === undefined, {
  error: "Only one of response_schema and response_json_schema can be set",
}).refine((value) => {
  const structured = value.responseSchema !== undefined || value.responseJsonSchema !== undefined;
  return !structured || (value.responseMimeType ?? "text/plain") !== "text/plain";
}, { error: "A response schema needs a response mime type of application/json" });

const safetySetting = z.strictObject({
  category: z.enum([
    "HARM_CATEGORY_HARASSMENT",
    "HARM_CATEGORY_HATE_SPEECH",
    "HARM_CATEGORY_SEXUALLY_EXPLICIT",
    "HARM_CATEGORY_DANGEROUS_CONTENT",
    "HARM_CATEGORY_CIVIC_INTEGRITY",
  ]),
  threshold: z.enum([
    "HARM_BLOCK_THRESHOLD_UNSPECIFIED",
    "BLOCK_LOW_AND_ABOVE",
    "BLOCK_MEDIUM_AND_ABOVE",
    "BLOCK_ONLY_HIGH",
    "BLOCK_NONE",
    "OFF",
  ]),
});

export const generateContentRequest = z.strictObject({
  model: z.string().optional(),
  contents: z.array(content).min(1, { error: "contents is not specified" }),
  systemInstruction: content.optional(),
  generationConfig: generationConfig.optional(),
  safetySettings: z.array(safetySetting).optional(),
  tools: z.array(z.unknown()).optional(),
  toolConfig: z.unknown().optional(),
  cachedContent: z.string().optional(),
  store: z.boolean().optional(),
});

export type GenerateContentRequest = z.infer<typeof generateContentRequest>;

/** What zod objects to, said as Google says it. */
export function violations(error: z.ZodError): { field: string; description: string }[] {
  return error.issues.flatMap((issue) => {
    const field = issue.path.map(String).map(snakeCase).join(".");
    if (issue.code !== "unrecognized_keys") {
      return [{ field, description: `Invalid value at '${field}': ${issue.message}` }];
    }
    return issue.keys.map((key) => ({
      field,
      description:
        `Invalid JSON payload received. Unknown name "${key}" at '${field}': Cannot find field.`,
    }));
  });
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
