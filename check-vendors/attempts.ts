import type { Config } from "../supabase/functions/_shared/config.ts";
import { createGemini } from "../supabase/functions/_shared/vendors/gemini/client.ts";
import { inlinePicture } from "../supabase/functions/_shared/vendors/gemini/inline-picture.ts";
import { writeJson } from "../supabase/functions/_shared/vendors/gemini/write-json.ts";
import { createMeter } from "../supabase/functions/_shared/vendors/meter.ts";
import {
  artistModel,
  geminiModel,
} from "../supabase/functions/_shared/vendors/models/find-model.ts";
import { createArtist } from "../supabase/functions/_shared/vendors/seedream/create-artist.ts";
import { drawLogo } from "../vendor-studio/draw/draw-logo.ts";
import { readPrompt } from "../vendor-studio/reading/read-prompt.ts";
import { decodeBase64 } from "../vendor-studio/wire/base64.ts";
import { smallest } from "./known.ts";

/** Something that the product has a vendor do, here or at the studio. */
export interface Attempt {
  name: string;
  /** From the fastest usual answer to the slowest. */
  seconds: readonly [number, number];
  /** @returns the picture, or where it lies; nothing where only words were asked for. */
  run(baseUrl: string, signal: AbortSignal): Promise<URL | Uint8Array | void>;
}

const PROMPT = 'A flat wordmark logo that letters "Crumb" in dark blue on white.';

export function draw(config: Config["seedream"]): Attempt {
  const model = smallest(artistModel(config.provider, config.model));
  return {
    name: config.model,
    seconds: model.seconds,
    async run(baseUrl, signal) {
      const artist = createArtist({ ...config, baseUrl }, model);
      const call = { signal, meter: createMeter() };
      const job = await artist.begin(PROMPT, call);
      return await artist.finish(job, call);
    },
  };
}

export function redraw(config: Config["gemini"]): Attempt {
  const { seconds, sizes } = geminiModel(config.imageModel);
  const parent = drawLogo(readPrompt(PROMPT), 256, 256);
  // JavaScript lists numbered names from the smallest on.
  const [imageSize = "1K"] = Object.values(sizes);
  return {
    name: config.imageModel,
    seconds,
    async run(baseUrl, signal) {
      const gemini = createGemini({ ...config, baseUrl });
      const text = "Keep this logo as it is, and make its background pale yellow.";
      const answer = await gemini.generate({
        model: config.imageModel,
        contents: [{
          role: "user",
          parts: [inlinePicture({ bytes: parent, mimeType: "image/png" }), { text }],
        }],
        config: {
          responseModalities: ["IMAGE"],
          imageConfig: { aspectRatio: "1:1", imageSize },
          seed: 1,
        },
      }, { signal, meter: createMeter() });
      const parts = answer.candidates?.[0]?.content?.parts ?? [];
      const data = parts.find((part) => part.thought !== true && part.inlineData?.data)?.inlineData
        ?.data;
      if (!data) throw new Error("an answer without a picture");
      return decodeBase64(data);
    },
  };
}

const SCHEMA = {
  type: "object",
  properties: { prompt: { type: "string" }, title: { type: "string" } },
  required: ["prompt", "title"],
};

export function write(config: Config["gemini"]): Attempt {
  return {
    name: config.promptModel,
    seconds: geminiModel(config.promptModel).seconds,
    async run(baseUrl, signal) {
      const gemini = createGemini({ ...config, baseUrl });
      const instruction = "You rewrite the prompt of a logo in one sentence.";
      const text = `<parent_prompt>${PROMPT}</parent_prompt><instruction>Make it red</instruction>`;
      const contents = [{ role: "user", parts: [{ text }] }];
      const { value } = await writeJson(gemini, { instruction, contents, schema: SCHEMA }, {
        signal,
        meter: createMeter(),
      });
      if (value === undefined) throw new Error("an answer that is no JSON");
    },
  };
}
