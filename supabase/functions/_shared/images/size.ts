/** In pixels. */
export interface Size {
  width: number;
  height: number;
}

/** Whether these ASCII characters stand at `offset`. */
export function hasText(view: DataView, offset: number, text: string): boolean {
  if (view.byteLength < offset + text.length) return false;
  for (let i = 0; i < text.length; i++) {
    if (view.getUint8(offset + i) !== text.charCodeAt(i)) return false;
  }
  return true;
}
