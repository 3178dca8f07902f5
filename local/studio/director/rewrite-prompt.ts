/** A refinement's own prompt: the parent's, with the instruction taken to heart. */
export function rewritePrompt(
  parent: string,
  instruction: string,
): { title: string; prompt: string } {
  const wish = instruction.replace(/\s+/g, " ").trim().replace(/[.!]+$/, "");
  if (wish === "") {
    return { title: "Variation", prompt: `${parent} Draw a fresh variation of the same idea.` };
  }
  const title = wish.split(" ").slice(0, 4).join(" ").slice(0, 40);
  const prompt = `${parent} Change this and keep everything else: ${wish}.`;
  return { title: title.charAt(0).toLocaleUpperCase() + title.slice(1), prompt };
}
