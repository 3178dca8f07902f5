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
 * Downloads the picture of each completed logo into a folder.
 *
 * @param firstNumber the number that the first one's file name begins with.
 */
export async function savePictures(
  folder: OutputFolder,
  assets: Asset[],
  firstNumber = 1,
): Promise<SavedLogo[]> {
  const saved: SavedLogo[] = [];
  for (const asset of assets) {
    if (asset.asset_url === null) continue;
    const response = await fetch(asset.asset_url);
    if (!response.ok || !response.body) {
      const { status } = response;
      throw new Error(`The picture of "${asset.title}" could not be downloaded (${status})`);
    }
    const name = nameFile(asset, firstNumber + saved.length);
    saved.push({ asset, fileName: await folder.write(name, response.body) });
  }
  return saved;
}

/** E.g. `03-sunrise-over-beans.png`. */
export function nameFile({ title, mime_type }: Pick<Asset, "title" | "mime_type">, number: number) {
  const words = title.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = [...words.join("-")].slice(0, 60).join("");
  const extension = extensions[mime_type ?? ""] ?? "png";
  return `${[String(number).padStart(2, "0"), name].filter(Boolean).join("-")}.${extension}`;
}
