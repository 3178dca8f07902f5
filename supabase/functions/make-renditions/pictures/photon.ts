/**
 * What encodes WebP and JPEG: a megabyte and a half of WebAssembly, as code, because a
 * deployed function has no other files. It is loaded with the first thumbnail.
 */
export function loadPhoton() {
  return import("@cf-wasm/photon");
}
