/**
 * A text that changes while it is shown. A browser that translates the page puts nodes of its own in
 * the place of the text's; with each other text, the whole element is another, so that nothing of
 * the old one, or of its translation, stays.
 */
export function Wording({ children }: { children: string | number }) {
  return <span key={children}>{children}</span>;
}
