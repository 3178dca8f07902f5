/** Puts each text between tags of its own, as it is. */
export type Tags = (name: string, text: string) => string;

/**
 * Tags that none of these texts can open or close: where one holds anything like a tag, theirs end
 * in letters that nobody could know. The texts are the client's and stay as they are: what is
 * escaped would be drawn so, or answered so.
 */
export function tagsFor(texts: string[], random: () => string = eightLetters): Tags {
  const mark = texts.some(mayHoldTag) ? `-${random()}` : "";
  return (name, text) => `<${name}${mark}>${text}</${name}${mark}>`;
}

/** Whether a text holds anything like a tag. */
export function mayHoldTag(text: string): boolean {
  return /<\s*[/\p{L}]/u.test(text);
}

function eightLetters(): string {
  return crypto.randomUUID().slice(0, 8);
}
