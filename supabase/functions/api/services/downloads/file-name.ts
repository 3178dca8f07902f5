import { cut } from "../../../_shared/lettering/cut.ts";

interface Named {
  id: string;
  title: string;
}

/**
 * E.g. `northwind-coffee-sunrise-over-beans-3f2a1b4c.png`: letters and digits of any script, and a
 * bit of the id. Even where each takes four bytes it has the 255 that file systems allow.
 *
 * @param path its extension becomes the file's.
 */
export function fileName({ id, title }: Named, company: string, path: string | null): string {
  const extension = path?.split(".").at(-1) ?? "png";
  const parts = [join(company, 24), join(title, 32) || "logo", id.slice(0, 8)];
  return `${parts.filter(Boolean).join("-")}.${extension}`;
}

/** E.g. `northwind-coffee-sunrise-over-beans-brand-kit-3f2a1b4c.zip`. */
export function kitFileName({ id, title }: Named, company: string): string {
  const parts = [join(company, 24), join(title, 24), "brand-kit", id.slice(0, 8)];
  return `${parts.filter(Boolean).join("-")}.zip`;
}
/** A text's words with hyphens between them: as many as fit, and at least a part of the first. */
function join(text: string, maxLength: number): string {
  const visible = text.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const words = visible.normalize("NFC").toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const all = words.join("-");
  if ([...all].length <= maxLength) return all;
  // One more, so that a word which ends at the limit stays.
  const end = cut(all, maxLength + 1).lastIndexOf("-");
  return end > 0 ? all.slice(0, end) : cut(all, maxLength);
}
