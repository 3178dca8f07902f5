/**
 * A seed for a model, the same for every attempt at an asset or a project and another for each of
 * them: five variations asked for with the same words are five pictures, and the same brief sent
 * twice is two presentations.
 *
 * @param id a UUID.
 * @returns a 31-bit whole number.
 */
export function seedOf(id: string): number {
  return Number.parseInt(id.replaceAll("-", "").slice(0, 8), 16) >>> 1;
}
