/**
 * What decodes and encodes pictures: a megabyte and a half of WebAssembly, as code, because a
 * deployed function has no other files. It is loaded with the first picture.
 */
export function loadPhoton() {
  return import("@cf-wasm/photon");
}
