const clusters = new Intl.Segmenter("und", { granularity: "grapheme" });

/**
 * As much of a text as has so many code points at most, without parting a letter from its accents or
 * an emoji from its parts; of a first letter that is longer by itself, its first code points.
 */
export function cut(text: string, most: number): string {
  const points = [...text];
  if (points.length <= most) return text;
  const head = points.slice(0, most).join("");
  let end = 0;
  for (const { index, segment } of clusters.segment(text)) {
    if (index + segment.length > head.length) break;
    end = index + segment.length;
  }
  return end === 0 ? head : text.slice(0, end);
}
