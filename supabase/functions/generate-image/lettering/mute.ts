const ending = "(?=\\s*(?:$|[.,;:!?)]|(?:and|but|from|so|please|below|above|leaving|then|to)\\b))";
const mute = new RegExp(
  [
    "\\b(?:without|remove|drop|delete) (?:the |any |all )?(?:name|lettering|letters|text|words?)\\b",
    "\\b(?:just|only) the (?:icon|mark|symbol)\\b",
  ].map((what) => what + ending).join("|"),
  "i",
);

/** Whether a wish takes the lettering away: "the text", not "the text shadow". */
export function isMute(wish: string): boolean {
  return mute.test(wish);
}
