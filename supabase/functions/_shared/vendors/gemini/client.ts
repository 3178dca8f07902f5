import type { GoogleGenAI, HarmBlockThreshold, HarmCategory } from "@google/genai";
import { z } from "zod";
import type { Config } from "../../config.ts";
import { bounded } from "../../timing/bounded.ts";
import { type Clock, systemClock } from "../../timing/clock.ts";
import { capped } from "../capped.ts";
import { unreadableAnswer } from "../retry-policy.ts";
import { geminiModel } from "../models/find-model.ts";
import { costOfTokens } from "../models/cost.ts";
import { errorInSuccess, geminiError } from "./errors.ts";
import type { Gemini } from "./gemini.ts";
import { refusalIn } from "./refusal.ts";

/** A picture of 2048 × 2048 as base64 in JSON is half of it. */
const MAX_BYTES = 24 * 1024 * 1024;

/**
 * Google's thresholds for what it refuses. A brewery, a butcher and a gun club have logos too, so
 * only what is likely harmful is refused. Some things Google refuses whatever is set here.
 * https://ai.google.dev/gemini-api/docs/safety-settings
 */
const safetySettings = [
  "HARM_CATEGORY_HARASSMENT",
  "HARM_CATEGORY_HATE_SPEECH",
  "HARM_CATEGORY_SEXUALLY_EXPLICIT",
  "HARM_CATEGORY_DANGEROUS_CONTENT",
].map((category) => ({
  // The SDK's enums are values, and the SDK is loaded late.
  category: category as HarmCategory,
  threshold: "BLOCK_ONLY_HIGH" as HarmBlockThreshold,
}));

/** A client of Google's SDK that is loaded with the first call: it is slow to load. */
export function createGemini(config: Config["gemini"], clock: Clock = systemClock): Gemini {
  let sdk: Promise<GoogleGenAI> | undefined;

  async function load(): Promise<GoogleGenAI> {
    // The web build: the default one doesn't start on the runtime of hosted functions.
    const { GoogleGenAI } = await import("@google/genai");
    return new GoogleGenAI({
      // The SDK doesn't work without a key, and a server that stands in for Google needs none.
      apiKey: config.apiKey || "none",
      // The version that the documentation of structured output and of pictures describes.
      apiVersion: "v1beta",
      // No `retryOptions`: the database decides about retries, and counts them.
      httpOptions: { baseUrl: config.baseUrl },
    });
  }

  return {
    promptModel: config.promptModel,
    imageModel: config.imageModel,
    async generate({ model, contents, config: settings }, { signal, meter }) {
      // Where loading failed, the next call has to try again.
      sdk ??= load().catch((error) => {
        sdk = undefined;
        throw error;
      });
      const { models } = await sdk;
      signal.throwIfAborted();
      let body: unknown;
      const answer = await meter.measure({ vendor: "gemini", model }, async () => {
        let retryAfter: string | null = null;
        // The SDK's errors don't carry headers, and it ignores an error in an answer with status
        // 200. It also follows redirects, which could lead the key and the brief to another server.
        const listening: typeof fetch = async (input, init) => {
          const sent = await fetch(input, { ...init, redirect: "error" });
          const response = capped("gemini", sent, MAX_BYTES);
          retryAfter = response.headers.get("retry-after");
          const json = async () => {
            body = await Response.prototype.json.call(response);
            return readable(body);
          };
          return Object.assign(response, { json });
        };
        try {
          const answer = await bounded((abortSignal) =>
            models.generateContent({
              model,
              contents,
              config: {
                safetySettings,
                ...settings,
                abortSignal,
                httpOptions: { fetch: listening },
              },
            }), [signal]);
          const error = answer.candidates?.length
            ? undefined
            : errorInSuccess(body, config.apiKey, retryAfter);
          if (error !== undefined) throw error;
          return answer;
        } catch (error) {
          signal.throwIfAborted();
          throw geminiError(error, config.apiKey, retryAfter);
        }
      });
      meter.charge(costOf(model, body, clock.now()));
      const refusal = refusalIn(answer);
      if (refusal !== undefined) throw refusal;
      if (answer.candidates?.[0] === undefined) throw unreadableAnswer("gemini", "no candidate");
      return answer;
    },
  };
}

/** Far more than any model reads or writes in one call. A kind that was not used is left out. */
const tokens = z.int().min(0).max(10_000_000).nullish().transform((count) => count ?? 0);

const usageShape = z.object({
  promptTokenCount: tokens,
  candidatesTokenCount: tokens,
  candidatesTokensDetails: z.array(z.object({ modality: z.string(), tokenCount: tokens }))
    .nullish(),
  thoughtsTokenCount: tokens,
});

const given = (value: unknown) => value !== null && value !== undefined;
const listed = z.array(z.unknown()).transform((values) => values.filter(given));
const contentShape = z.looseObject({ parts: listed.optional().catch(undefined) });
const candidateShape = z.looseObject({ content: contentShape.optional().catch(undefined) });

const answerShape = z.looseObject({
  candidates: listed.pipe(z.array(candidateShape)).optional().catch(undefined),
});

const counted = z.object({ usageMetadata: usageShape.nullish() });

/** What an answer cost by the token counts in it; undefined where a count makes no sense. */
function costOf(name: string, body: unknown, now: number): number | undefined {
  const { success, data } = counted.safeParse(body);
  if (!success) return undefined;
  const model = geminiModel(name);
  const draws = Object.keys(model.sizes).length > 0;
  const {
    promptTokenCount: input = 0,
    candidatesTokenCount: output = 0,
    candidatesTokensDetails: details,
    thoughtsTokenCount: thoughts = 0,
  } = data.usageMetadata ?? {};
  // A model that draws, and says nothing of the kinds of its tokens, has answered a picture.
  const told = details?.length ? details : [{ modality: draws ? "IMAGE" : "", tokenCount: output }];
  const pictures = told.filter(({ modality }) => modality === "IMAGE")
    .reduce((sum, { tokenCount }) => sum + tokenCount, 0);
  const text = Math.max(0, output - pictures) + thoughts;
  return costOfTokens(model, { input, text, picture: pictures }, now);
}

/**
 * An answer that the SDK and its users can read. Counts of another shape, or a candidate or a part
 * that is null, would make them fail, and a picture that is paid for would be lost.
 */
function readable(body: unknown): unknown {
  const answer = answerShape.safeParse(body);
  if (!answer.success) return body;
  const { usageMetadata: _, ...rest } = answer.data;
  return rest;
}
