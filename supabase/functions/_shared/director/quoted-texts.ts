const quoted =
  /"([^"\n]{1,200})"|“([^”\n]{1,200})”|„([^“”\n]{1,200})[“”]|«([^»\n]{1,200})»|‹([^›\n]{1,200})›|「([^」\n]{1,200})」|『([^』\n]{1,200})』|＂([^＂\n]{1,200})＂/gu;

/** The texts that a prompt has in quotation marks, which are those to be lettered, in order. */
export function quotedTexts(prompt: string): string[] {
  return [...prompt.matchAll(quoted)].flatMap((match) => {
    const text = match.slice(1).find((part) => part !== undefined)?.trim() ?? "";
    return text === "" ? [] : [text];
  });
}
