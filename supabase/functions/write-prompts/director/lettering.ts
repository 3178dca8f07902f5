import { isMonogram } from "../../_shared/lettering/monogram.ts";
import { quotes } from "../../_shared/lettering/quotes.ts";

/**
 * Whether a prompt asks for the name in quotation marks, spelled as in the brief, its case
 * included: a design may set it in capitals, and says so in words.
 */
export function lettersName(prompt: string, name: string): boolean {
  return quotes(prompt, name);
}

const quoted =
  /"([^"\n]{1,200})"|“([^”\n]{1,200})”|„([^“”\n]{1,200})[“”]|«([^»\n]{1,200})»|‹([^›\n]{1,200})›|「([^」\n]{1,200})」|『([^』\n]{1,200})』|＂([^＂\n]{1,200})＂/u;

/**
 * Whether the first text that a prompt quotes is a monogram of the name. It only finds fault with a
 * prompt: what is lettered, the director says itself.
 */
export function lettersInitials(prompt: string, name: string): boolean {
  const text = quoted.exec(prompt)?.slice(1).find((part) => part !== undefined);
  return isMonogram(text ?? "", name);
}
