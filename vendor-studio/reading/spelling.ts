/** A text, in lower case, in American spelling as far as it speaks of colors: prompts come in either. */
export function american(text: string): string {
  return text.replace(/colour/g, "color").replace(/\bcentred\b/g, "centered")
    .replace(/\bcentre/g, "center").replace(/\bgrey/g, "gray");
}
