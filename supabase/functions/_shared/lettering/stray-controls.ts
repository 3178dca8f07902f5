/** What each of these bidi controls is closed by: https://www.unicode.org/reports/tr9/ */
const closers: Record<string, string> = {
  ...{ "\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c" },
  ...{ "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069" },
};

const control = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text without controls that would change what follows it. Its bidi controls stay if each one is
 * closed within the text; otherwise all of them are removed. Other controls are removed too, except
 * line breaks and tabs.
 */
export function withoutStrayControls(text: string): string {
  const clean = text.replace(/(?![\n\r\t])\p{Cc}/gu, " ");
  return isBalanced(clean) ? clean : clean.replace(control, "");
}

/** As {@link withoutStrayControls}, in one line and without more than one space at a time. */
export function inOneLine(text: string): string {
  return withoutStrayControls(text).replace(/\s+/g, " ").trim();
}

function isBalanced(text: string): boolean {
  const open: string[] = [];
  for (const [sign] of text.matchAll(control)) {
    const closer = closers[sign];
    if (closer !== undefined) open.push(closer);
    else if (open.pop() !== sign) return false;
  }
  return open.length === 0;
}
