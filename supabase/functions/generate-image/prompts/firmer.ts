/**
 * What is added to a prompt whose picture came back misspelt. The words are the client's, so they
 * stand in quotation marks that they don't hold themselves.
 */
export function firmer(text: string): string {
  const quoted = text.includes('"') ? `“${text}”` : `"${text}"`;
  const letters = [...text].filter((letter) => letter.trim() !== "").join(" ");
  return `The lettering reads exactly ${quoted}, letter for letter, in this case: ${letters}. ` +
    "No letter is missing, doubled, swapped or replaced. Check the spelling before anything else.";
}
