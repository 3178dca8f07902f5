/** A badge with a hole, letters' edges and two inks, in a square of 100. */
export const badge = '<circle cx="50" cy="50" r="34" fill="#1b4d3e"/>' +
  '<path d="M34 62L50 30L66 62Z" fill="#d9480f"/><circle cx="50" cy="53" r="5" fill="#ffffff"/>';

/** An SVG of that art. */
export const svgOf = (art: string, across = 100, down = 100) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${across} ${down}">${art}</svg>`;
