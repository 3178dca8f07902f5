import { isMonogram } from "../../_shared/lettering/monogram.ts";
import { quotes } from "../../_shared/lettering/quotes.ts";

/**
 * Whether a prompt has the name in quotation marks, spelled as in the brief, with the same case. A
 * design that sets it in capitals says so in words.
 */
export function lettersName(prompt: string, name: string): boolean {
  return quotes(prompt, name);
}

const quoted =
  /"([^"\n]{1,200})"|“([^”\n]{1,200})”|„([^“”\n]{1,200})[“”]|«([^»\n]{1,200})»|‹([^›\n]{1,200})›|「([^」\n]{1,200})」|『([^』\n]{1,200})』|＂([^＂\n]{1,200})＂/u;

/**
 * Whether the first text that a prompt has in quotation marks is a monogram of the name. This is
 * used only to find flaws; which text a concept has, the director says itself.
 */
export function lettersInitials(prompt: string, name: string): boolean {
  const text = quoted.exec(prompt)?.slice(1).find((part) => part !== undefined);
  return isMonogram(text ?? "", name);
}
