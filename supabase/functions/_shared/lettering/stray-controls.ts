/** What each of these bidi controls is closed by: https://www.unicode.org/reports/tr9/ */
const closers: Record<string, string> = {
  ...{ "\u202a": "\u202c", "\u202b": "\u202c", "\u202d": "\u202c", "\u202e": "\u202c" },
  ...{ "\u2066": "\u2069", "\u2067": "\u2069", "\u2068": "\u2069" },
};

const control = /[\u202a-\u202e\u2066-\u2069]/g;

/**
 * A text without controls that would reach beyond it: bidi controls stay where each that opens is
 * closed within the text, and go where one isn't. Other controls but breaks and tabs go too.
 */
export function withoutStrayControls(text: string): string {
  const clean = text.replace(/(?![\n\r\t])\p{Cc}/gu, " ");
  return isBalanced(clean) ? clean : clean.replace(control, "");
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
