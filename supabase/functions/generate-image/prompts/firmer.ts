const pairs = [['"', '"'], ["“", "”"], ["«", "»"], ["「", "」"], ["『", "』"], ["‹", "›"]] as const;

/**
 * What is added to a prompt whose picture was misspelt. The client's words stand in a kind of
 * quotation marks that they don't contain, so that they can't end the quotation themselves.
 *
 * @param letterCase the case of the letters, where the text is given in another one. The change is
 * left to the model, as the rules for capitals differ between languages.
 */
export function firmer(text: string, letterCase?: "capitals" | "small letters"): string {
  const [open, close] = pairs.find((pair) => pair.every((mark) => !text.includes(mark))) ??
    ["", ""];
  const quoted = open + text + close;
  const letters = [...text].filter((letter) => letter.trim() !== "").join(" ");
  const inCase = letterCase === undefined
    ? "in this case"
    : `in ${letterCase}, as its language has them`;
  return `The lettering reads exactly ${quoted}, letter for letter, ${inCase}: ${letters}. ` +
    "No letter is missing, doubled, swapped or replaced. Check the spelling before anything else.";
}

/** What is added to a prompt whose picture came back as a sheet of logos. */
export const oneLogo =
  "Draw one single logo, once, centered: no variants, no second version, no grid " +
  "of marks, no presentation board.";
