/** Puts each text between tags of its own, as it is. */
export type Tags = (name: string, text: string) => string;

/**
 * Tags that none of these texts can open or close: where one holds anything like a tag, theirs end
 * in letters that nobody could know. The texts are the client's and stay as they are: what is
 * escaped would be drawn so, or answered so.
 */
export function tagsFor(texts: string[], random: () => string = fourLetters): Tags {
  const mark = texts.some((text) => /<\s*[/\p{L}]/u.test(text)) ? `-${random()}` : "";
  return (name, text) => `<${name}${mark}>${text}</${name}${mark}>`;
}

function fourLetters(): string {
  return crypto.randomUUID().slice(0, 8);
}
