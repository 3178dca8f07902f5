import { JsColorType, Transformer } from "@napi-rs/image";
import { createStudio } from "../../vendor-studio/studio.ts";
import { openCall } from "../../supabase/functions/_shared/vendors/call.fixture.ts";
import type { ArtistModel } from "../../supabase/functions/_shared/vendors/models/model.ts";
import { withServer } from "../../supabase/functions/_shared/vendors/server.fixture.ts";
import { createArtist } from "../../supabase/functions/_shared/vendors/artists/create-artist.ts";

/** A studio that is asked for pictures by the table's models. */
export interface ModelStudio {
  url: string;
  /** The last request that was sent with a body. */
  last(): { body: Record<string, unknown> };
}

/** What the product asks, answered by a studio of the test's own; the last request is kept. */
export async function withStudio<T>(run: (studio: ModelStudio) => Promise<T>): Promise<T> {
  const studio = createStudio({ low: 0, high: 0 });
  let last = { body: {} };
  return await withServer(async (request) => {
    if (request.method === "POST") last = { body: await request.clone().json() };
    return await studio(request);
  }, (url) => run({ url, last: () => last }));
}

/** Has the product draw with a model, and reads what comes of it. */
export async function draw({ provider, name: model }: ArtistModel, baseUrl: string) {
  const artist = createArtist({ provider, model, baseUrl, apiKey: "k" });
  const job = await artist.begin('A wordmark "Crumb".', openCall());
  const file = await fetch(await artist.finish(job, openCall()));
  const bytes = await file.bytes();
  if (file.headers.get("content-type") === "image/svg+xml") {
    const [, side] = /<svg [^>]*width="(\d+)"/.exec(new TextDecoder().decode(bytes)) ?? [];
    return { format: "svg", side: Number(side), hasAlpha: false };
  }
  const { format, width, colorType } = await new Transformer(bytes).metadata();
  return { format, side: width, hasAlpha: colorType === JsColorType.Rgba8 };
}
