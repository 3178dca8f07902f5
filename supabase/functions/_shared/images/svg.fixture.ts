/** A vector as its vendor sells it: stretched to any frame, with a word on its origin. */
export function svgOf(inside = '<path d="M0 0H900V900Z" fill="#112233"/>'): string {
  return '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2048 2048" ' +
    `preserveAspectRatio="none"><metadata>A vendor</metadata>${inside}</svg>`;
}
