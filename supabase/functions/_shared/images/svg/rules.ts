/**
 * https://www.w3.org/TR/SVG2/single-page.html#eltindex: what draws, and nothing that acts or loads.
 * No filters, patterns and markers: a few of them take minutes to draw.
 */
export const DRAWN: ReadonlySet<string> = new Set([
  ...["svg", "g", "defs", "symbol", "use", "style"],
  ...["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"],
  ...["text", "tspan", "textPath", "clipPath", "mask"],
  ...["linearGradient", "radialGradient", "stop"],
]);

/** What vendors and editors write for each other; left out with all that is in it. */
export const LEFT_OUT: ReadonlySet<string> = new Set(["metadata", "title", "desc"]);

/** Elements whose own text is drawn, or read. */
export const WITH_TEXT: ReadonlySet<string> = new Set(["text", "tspan", "textPath", "style"]);

export const SVG_NAMESPACE = "http://www.w3.org/2000/svg";
export const XLINK_NAMESPACE = "http://www.w3.org/1999/xlink";
export const XHTML_NAMESPACE = "http://www.w3.org/1999/xhtml";

/** Everything that a picture may refer to stands in the picture. */
const OWN_URL = /url\(\s*(['"]?)#[\w.:-]+\1\s*\)/gi;
const LOADS = /url\s*\(|image\s*\(|image-set\s*\(|src\s*\(|expression\s*\(|javascript:|data:|\/\//i;

/** One that is never closed goes to the end. Were it none, each `/*` would be followed that far. */
const CSS_COMMENT = /\/\*[^]*?(?:\*\/|$)/g;

/**
 * A style as it is written, and with something in place of its comments. Both have to be looked at:
 * in quotation marks `/*` begins no comment.
 */
export function withAndWithoutComments(css: string, by = ""): string[] {
  return [css, css.replace(CSS_COMMENT, by)];
}

/** Why an attribute makes a picture unusable; undefined where it doesn't. */
export function objectionToAttribute(name: string, value: string): string | undefined {
  if (/^on/i.test(name)) return `the event handler ${name}`;
  if (name === "href") return /^#[\w.:-]+$/.test(value) ? undefined : "a reference to the outside";
  const rest = value.replace(OWN_URL, "");
  if (LOADS.test(rest)) return "a reference to the outside";
  if (name === "filter" && value.trim() !== "none") return "a filter";
  // With its escapes CSS spells anything in a way that no pattern finds.
  return name === "style" ? objectionToCss(value) : undefined;
}

const SETS_FILTER = /\bfilter\s*:\s*(?!none\b)/i;

/** The same of a style. */
function objectionToCss(css: string): string | undefined {
  const isFiltering = withAndWithoutComments(css).some((text) => SETS_FILTER.test(text));
  if (isFiltering) return "a filter";
  const rest = css.replace(OWN_URL, "");
  return LOADS.test(rest) || /[@\\]|behavior|-moz-binding/i.test(rest)
    ? "a style that reaches outside"
    : undefined;
}

/** A property that is set, from its first letter: looked for from each hyphen, it would take long. */
const SET = /(?<![\w-])([\w-]+)\s*:\s*(?!none\b)/gi;

/** The same of a style sheet, whose rules may hold for any element, also of what they refer to. */
export function objectionToStyleSheet(css: string): string | undefined {
  const isMasking = withAndWithoutComments(css).flatMap((text) => [...text.matchAll(SET)])
    .some(([, property = ""]) => /\b(mask|clip-path)/i.test(property));
  return isMasking ? "a style sheet that masks" : objectionToCss(css);
}
