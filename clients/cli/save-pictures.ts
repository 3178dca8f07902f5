import { join } from "node:path";
import type { Asset } from "../../supabase/functions/_shared/contract/asset.ts";

/** A logo whose picture lies in the output folder. */
export interface SavedLogo {
  asset: Asset;
  /** Within the folder. */
  fileName: string;
}

const extensions: Record<string, string> = { "image/jpeg": "jpg", "image/webp": "webp" };

/**
 * Downloads the picture of each completed logo into a folder.
 *
 * @param firstNumber the number that the first one's file name begins with.
 */
export async function savePictures(
  directory: string,
  assets: Asset[],
  firstNumber = 1,
): Promise<SavedLogo[]> {
  await Deno.mkdir(directory, { recursive: true });
  const completed = assets.filter(({ asset_url }) => asset_url !== null);
  return await Promise.all(completed.map(async (asset, index) => {
    const fileName = nameFile(asset, firstNumber + index);
    await download(asset, join(directory, fileName));
    return { asset, fileName };
  }));
}

async function download({ asset_url, title }: Asset, file: string): Promise<void> {
  const response = await fetch(asset_url ?? "");
  if (!response.ok || !response.body) {
    throw new Error(`The picture of "${title}" could not be downloaded (${response.status})`);
  }
  await Deno.writeFile(file, response.body);
}

/** E.g. `03-sunrise-over-beans.png`. */
export function nameFile({ title, mime_type }: Pick<Asset, "title" | "mime_type">, number: number) {
  const words = title.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const name = [...words.join("-")].slice(0, 60).join("");
  const extension = extensions[mime_type ?? ""] ?? "png";
  return `${[String(number).padStart(2, "0"), name].filter(Boolean).join("-")}.${extension}`;
}
