import { refusals } from "../error.ts";

const DECLARATION_LENGTH = 1000;
const declaration = /^(\*|[a-z0-9.+-]+\/([a-z0-9.+-]+(;\s*charset=[a-z0-9-]+)?|\*))$/i;

/**
 * Whether a bucket that allows `allowed` takes an upload of this type. The comparison is literal:
 * parameters such as `;charset=` count, as hosted. Nothing allowed means anything is.
 */
export function isAllowedMimeType(mimeType: string, allowed: readonly string[]): boolean {
  if (allowed.length === 0) return true;
  const [type, subtype] = mimeType.split("/");
  if (subtype === undefined) return false;
  return allowed.some((candidate) => {
    const [allowedType, allowedSubtype] = candidate.split("/");
    return type === allowedType && (allowedSubtype === "*" || allowedSubtype === subtype);
  });
}

/** @throws `InvalidMimeType` for one that no bucket can be told to allow. */
export function requireMimeTypes(mimeTypes: readonly string[]): void {
  for (const mimeType of mimeTypes) {
    if (mimeType.length > DECLARATION_LENGTH || !declaration.test(mimeType)) {
      throw refusals.invalidMimeType(mimeType);
    }
  }
}
