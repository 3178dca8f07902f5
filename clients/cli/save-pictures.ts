import type { Asset } from "@logokraft/client";
import type { OutputFolder } from "./output-folder.ts";

/** A logo whose picture lies in the output folder. */
export interface SavedLogo {
  asset: Asset;
  /** Within the folder. */
  fileName: string;
}

const extensions: Record<string, string> = {
  "image/jpeg": "jpg",
  "image/webp": "webp",
  "image/svg+xml": "svg",
};

/**
 * Downloads the picture of each completed logo into a folder, and tells of each that lies there.
 *
 * @param firstNumber the number that the first one's file name begins with.
 */
export async function* savePictures(
  folder: OutputFolder,
  assets: Asset[],
  signal: AbortSignal,
  firstNumber = 1,
): AsyncGenerator<SavedLogo> {
  let number = firstNumber;
  for (const asset of assets) {
    if (asset.asset_url === null) continue;
    const response = await fetch(asset.asset_url, { signal });
    if (!response.ok) {
      const { status } = response;
      throw new Error(`The picture of "${asset.title}" could not be downloaded (${status})`);
    }
    const name = nameFile(asset, number++);
    yield { asset, fileName: await folder.write(name, await response.bytes()) };
  }
}

const MAX_NAME = 60;

/** E.g. `03-sunrise-over-beans.png`; the number alone where nothing of the title can be seen. */
export function nameFile({ title, mime_type }: Pick<Asset, "title" | "mime_type">, number: number) {
  const name = joinWords(title, MAX_NAME);
  const extension = extensions[mime_type ?? ""] ?? "png";
  return `${[String(number).padStart(2, "0"), name].filter(Boolean).join("-")}.${extension}`;
}

/**
 * A text's words, in letters and digits of any script, with hyphens between them: as many as fit, and
 * at least a part of the first. The API names downloads by the same rule.
 */
function joinWords(text: string, most: number): string {
  const visible = text.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const words = visible.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const all = words.join("-");
  if ([...all].length <= most) return all;
  // One more, so that a word which ends at the limit stays.
  const end = cut(all, most + 1).lastIndexOf("-");
  return end > 0 ? all.slice(0, end) : cut(all, most);
}

const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * As much of a text as has so many code points at most, without parting a letter from its vowel
 * signs; of a first letter that is longer by itself, its first code points.
 */
function cut(text: string, most: number): string {
  const head = [...text].slice(0, most).join("");
  let end = 0;
  for (const { index, segment } of clusters.segment(text)) {
    if (index + segment.length > head.length) break;
    end = index + segment.length;
  }
  return end === 0 ? head : text.slice(0, end);
}
