import { z } from "zod";
import type { Config } from "../../config.ts";
import { bounded } from "../../timing/bounded.ts";
import { capped, JSON_BYTES } from "../capped.ts";
import { connectionError, unreadableAnswer } from "../retry-policy.ts";
import { artistModel } from "../models/find-model.ts";
import type { ArtistModel } from "../models/model.ts";
import { costOfPicture } from "../models/cost.ts";
import { parseJson } from "../parse-json.ts";
import { arkError, arkFault } from "./ark-errors.ts";
import type { Artist } from "./artist.ts";
import { locatePicture, pictureUrl } from "./picture-url.ts";

/**
 * https://docs.byteplus.com/en/docs/ModelArk/1541523. A picture that failed has an error in place
 * of its address, in an answer that is otherwise a success. An error that is null or empty counts as
 * none.
 */
const fault = arkFault.optional().catch(undefined);
const picture = z.object({ url: z.string().min(1).optional().catch(undefined), error: fault });
const answerShape = z.object({ data: z.array(picture.catch({})).catch([]), error: fault });

interface ArkAnswer {
  response: Response;
  body: string;
}

/**
 * Seedream on BytePlus ModelArk. It answers when the picture is drawn, and gives no id to ask again
 * with: a call that is given up before that has paid for a picture that can't be had. After the
 * answer the picture lies at its address for a day. The address is kept, so that a later attempt
 * fetches the picture instead of paying again.
 */
export function createArk(
  config: Config["seedream"],
  known: ArtistModel = artistModel("ark", config.model),
): Artist {
  const { apiKey, baseUrl, model, background = "opaque" } = config;
  const [side] = known.sides;

  async function ask(prompt: string, signal: AbortSignal): Promise<ArkAnswer> {
    const response = await fetch(`${baseUrl}/api/v3/images/generations`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${apiKey || "none"}` },
      body: JSON.stringify({
        model,
        prompt,
        size: `${side}x${side}`,
        response_format: "url",
        watermark: false,
        ...known.sends,
        ...(known.transparent === "by_background" && { background }),
      }),
      redirect: "error",
      signal,
    });
    const body = await capped("ark", response, JSON_BYTES).text();
    if (!response.ok) throw arkError(response, body, apiKey);
    return { response, body };
  }

  return {
    model: known,
    outlivesAttempts: false,
    async begin(prompt, { signal, meter }) {
      const { response, body } = await meter.measure({ vendor: "seedream", model }, async () => {
        try {
          return await bounded((signal) => ask(prompt, signal), [signal]);
        } catch (error) {
          signal.throwIfAborted();
          throw connectionError("ark", error, apiKey);
        }
      });
      const { data, error } = readAnswer(body);
      const url = data.find(({ url }) => url !== undefined)?.url;
      if (url === undefined) {
        const failed = data.find(({ error }) => error !== undefined);
        if (failed !== undefined) throw arkError(undefined, failed, apiKey);
        if (error !== undefined) throw arkError(response, { error }, apiKey);
        throw unreadableAnswer("ark", "no picture");
      }
      meter.charge(costOfPicture(known));
      return { kind: "picture_url", url: pictureUrl("ark", url, baseUrl).href };
    },
    canFinish: (job) => job.kind === "picture_url",
    finish: (job) => locatePicture("ark", job, baseUrl),
  };
}

function readAnswer(text: string): z.infer<typeof answerShape> {
  const { success, data } = answerShape.safeParse(parseJson(text));
  if (!success) throw unreadableAnswer("ark", text.slice(0, 80));
  return data;
}
