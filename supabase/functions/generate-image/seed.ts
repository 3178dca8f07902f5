/**
 * A seed for the image model, the same for every attempt at an asset and another for each asset:
 * five variations asked for with the same words are five pictures.
 *
 * @param assetId a UUID.
 * @returns a 31-bit whole number.
 */
export function seedOf(assetId: string): number {
  return Number.parseInt(assetId.replaceAll("-", "").slice(0, 8), 16) >>> 1;
}
