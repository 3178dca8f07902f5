import { Resvg } from "@resvg/resvg-js";

/** A real picture, as somebody would upload one. */
export function inspirationPicture(color = "#1b4d3e"): Blob {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="320" height="200">
    <rect width="320" height="200" fill="#f4efe6"/>
    <circle cx="160" cy="100" r="60" fill="${color}"/></svg>`;
  return new Blob([new Uint8Array(new Resvg(svg).render().asPng())], { type: "image/png" });
}

/** A picture as a vendor draws one. */
export function drawnPicture(): Uint8Array<ArrayBuffer> {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512">
    <rect width="512" height="512" fill="#f4efe6"/>
    <circle cx="256" cy="256" r="160" fill="#1b4d3e"/></svg>`;
  return new Uint8Array(new Resvg(svg).render().asPng());
}
