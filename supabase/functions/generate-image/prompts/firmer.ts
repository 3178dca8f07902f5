/**
 * What is added to a prompt whose picture came back misspelt. The words are the client's, so they
 * stand in quotation marks that they don't hold themselves.
 *
 * @param letterCase where the text is given in another: languages differ in what theirs are.
 */
export function firmer(
  text: string,
  letterCase?: "capitals" | "small letters",
): string {
  const quoted = text.includes('"') ? `“${text}”` : `"${text}"`;
  const letters = [...text].filter((letter) => letter.trim() !== "").join(" ");
  const inCase = letterCase === undefined
    ? "in this case"
    : `in ${letterCase}, as its language has them`;
  return `The lettering reads exactly ${quoted}, letter for letter, ${inCase}: ${letters}. ` +
    "No letter is missing, doubled, swapped or replaced. Check the spelling before anything else.";
}

/** What is added to a prompt whose picture came back as a sheet of logos. */
export const oneLogo =
  "Draw one single logo, once, centred: no variants, no second version, no grid " +
  "of marks, no presentation board.";
