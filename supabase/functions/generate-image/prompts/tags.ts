/** Puts each text between tags of its own, as it is. */
export type Tags = (name: string, text: string) => string;

/**
 * Names of tags that none of these texts can open or close: where a text contains anything like a
 * tag, the names end in random letters. The client's texts themselves are not escaped, because the
 * model would draw or repeat the escaped form.
 */
export function tagsFor(texts: string[], random: () => string = eightLetters): Tags {
  const mark = texts.some(mayHoldTag) ? `-${random()}` : "";
  return (name, text) => `<${name}${mark}>${text}</${name}${mark}>`;
}

/** Whether a text contains anything like a tag. */
export function mayHoldTag(text: string): boolean {
  return /<\s*[/\p{L}]/u.test(text);
}

function eightLetters(): string {
  return crypto.randomUUID().slice(0, 8);
}
