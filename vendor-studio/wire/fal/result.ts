import { drawLogo, sceneSvg } from "../../draw/draw-logo.ts";
import { hash } from "../../draw/random.ts";
import type { FalModel } from "../../models/fal.ts";
import { readPrompt } from "../../reading/read-prompt.ts";
import { encodeBase64 } from "../base64.ts";
import { faultyPicture, type Picture, type PictureFault } from "../../faulty-picture.ts";
import { noMediaGenerated } from "./errors.ts";
import type { Input } from "./input.ts";

/**
 * What a model answers in the end: pictures with their addresses.
 *
 * @param keep keeps a picture, and returns its address without the file's ending.
 */
export function drawResult(
  format: FalModel["format"],
  input: Input,
  pictureFault: PictureFault,
  keep: (picture: Picture) => string,
): Response {
  const { prompt, width, height, count, asDataUri, isTransparent } = input;
  if (pictureFault === "picture_error") return noMediaGenerated();
  const seed = input.seed ?? hash(prompt);
  const content_type = format === "svg" ? "image/svg+xml" : "image/png";
  const images = Array.from({ length: count }, (_, index) => {
    const scene = { ...readPrompt(prompt, seed + index), isTransparent };
    const picture = faultyPicture(
      pictureFault,
      scene,
      content_type,
      (shown) =>
        format === "svg"
          ? new TextEncoder().encode(asSold(sceneSvg(shown, width, height)))
          : drawLogo(shown, width, height),
    );
    const url = asDataUri
      ? `data:${content_type};base64,${encodeBase64(picture.bytes)}`
      : `${keep(picture)}.${format}`;
    const file = { url, content_type, file_name: `image_${index}.${format}` };
    return { ...file, file_size: picture.bytes.length, width, height };
  });
  return Response.json({ images, seed });
}

/** A vector as Recraft's come: stretched to any frame, and with a long statement of its origin. */
function asSold(svg: string): string {
  const origin = `<metadata><c2pa:manifest xmlns:c2pa="http://c2pa.org/manifest">${
    "Q29udGVudA".repeat(2_000)
  }</c2pa:manifest></metadata>`;
  return svg.replace(/<svg ([^>]*)>/, `<svg preserveAspectRatio="none" $1>${origin}`);
}
