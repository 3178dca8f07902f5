import type { Config } from "../supabase/functions/_shared/config.ts";
import { createGemini } from "../supabase/functions/_shared/vendors/gemini/client.ts";
import { redrawPicture } from "../supabase/functions/_shared/vendors/gemini/redraw-picture.ts";
import { writeJson } from "../supabase/functions/_shared/vendors/gemini/write-json.ts";
import { createMeter } from "../supabase/functions/_shared/vendors/meter.ts";
import {
  artistModel,
  geminiModel,
} from "../supabase/functions/_shared/vendors/models/find-model.ts";
import { createArtist } from "../supabase/functions/_shared/vendors/artists/create-artist.ts";
import { drawLogo } from "../vendor-studio/draw/draw-logo.ts";
import { readPrompt } from "../vendor-studio/reading/read-prompt.ts";
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
  const bytes = drawLogo(readPrompt(PROMPT), 256, 256);
  const request = {
    prompt: "Keep this logo as it is, and make its background pale yellow.",
    picture: { bytes, mimeType: "image/png" },
    // Smaller than any, so that the model's smallest is asked for.
    side: 1,
    seed: 1,
  };
  return {
    name: config.imageModel,
    seconds: geminiModel(config.imageModel).seconds,
    run: (baseUrl, signal) =>
      redrawPicture(createGemini({ ...config, baseUrl }), request, {
        signal,
        meter: createMeter(),
      }),
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
