const ending = "(?=\\s*(?:$|[.,;:!?)]|(?:and|but|from|so|please|below|above|leaving|then|to)\\b))";
const mute = new RegExp(
  [
    "\\b(?:no|without|remove|get rid of|drop|delete|lose) (?:the |any |all )?(?:name|lettering|letters|text|words?)\\b",
    "\\b(?:just|only) the (?:icon|mark|symbol|emblem)\\b",
    // "Turn the icon only" speaks of which piece to turn.
    "(?:^|[,;.:])\\s*(?:the )?(?:icon|mark|symbol|emblem) (?:only|alone)\\b",
  ].map((what) => what + ending).join("|"),
  "i",
);

/** Whether a wish takes the lettering away: "the text", not "the text shadow". */
export function isMute(wish: string): boolean {
  return mute.test(wish);
}
