import { readPictureHeader } from "../supabase/functions/_shared/images/read-header.ts";
import { differs, type Finding } from "./finding.ts";
import type { Exchange, Tried } from "./exchange.ts";

/** Where a vendor's answers differ from the studio's to the same requests: a line each. */
export function compare(real: Tried, studio: Tried): Finding[] {
  const answers = [...Map.groupBy(real.exchanges, ({ path }) => stepOf(path))];
  const ours = Map.groupBy(studio.exchanges, ({ path }) => stepOf(path));
  return [
    ...answers.flatMap(([step, exchanges]) => {
      const other = ours.get(step)?.at(-1);
      const last = exchanges.at(-1);
      return last === undefined || other === undefined
        ? [differs(`${step}: the studio is not asked that`)]
        : compareAnswers(step, last, other);
    }),
    ...comparePictures(real, studio),
  ];
}

/** fal's requests have ids in their paths. */
function stepOf(path: string): string {
  if (/\/requests\/[^/]+\/status$/.test(path)) return "status";
  return /\/requests\/[^/]+$/.test(path) ? "result" : "answer";
}

function compareAnswers(step: string, real: Exchange, studio: Exchange): Finding[] {
  const [theirs, ours] = [fieldsOf(real.body), fieldsOf(studio.body)];
  return [
    ...(real.status === studio.status
      ? []
      : [differs(`${step}: status ${real.status}, the studio's ${studio.status}`)]),
    ...(real.contentType === studio.contentType
      ? []
      : [differs(`${step}: it is ${real.contentType}, the studio's ${studio.contentType}`)]),
    ...[...theirs].filter(([field]) => !ours.has(field)).map(([field, type]) =>
      differs(`${step}: ${field} (${type}), which the studio's has not`)
    ),
    ...[...ours].filter(([field]) => !theirs.has(field)).map(([field, type]) =>
      differs(`${step}: no ${field} (${type}), which the studio's has`)
    ),
    ...[...theirs].flatMap(([field, type]) => {
      const other = ours.get(field);
      return other === undefined || other === type
        ? []
        : [differs(`${step}: ${field} is ${type}, the studio's ${other}`)];
    }),
  ];
}

/** The type of each field, by its path; of a list, its members' together. Values are nobody's concern. */
function fieldsOf(value: unknown, path = ""): Map<string, string> {
  if (Array.isArray(value)) {
    return new Map(value.flatMap((member) => [...fieldsOf(member, `${path}[]`)]));
  }
  if (typeof value === "object" && value !== null) {
    return new Map(
      Object.entries(value).flatMap(([name, member]) => [
        ...fieldsOf(member, path === "" ? name : `${path}.${name}`),
      ]),
    );
  }
  return path === "" ? new Map() : new Map([[path, value === null ? "null" : typeof value]]);
}

function comparePictures({ picture: real }: Tried, { picture: studio }: Tried): Finding[] {
  if (real === undefined || studio === undefined) return [];
  const [theirs, ours] = [describe(real.bytes), describe(studio.bytes)];
  return [
    ...(theirs === ours ? [] : [differs(`the picture is ${theirs}, the studio's ${ours}`)]),
    ...(real.contentType === studio.contentType ? [] : [
      differs(`the picture's type is ${real.contentType}, the studio's ${studio.contentType}`),
    ]),
  ];
}

/** A picture's format and size by its bytes, as `jpeg of 2048 × 2048`. */
export function describe(bytes: Uint8Array): string {
  const header = readPictureHeader(bytes);
  if (header !== null) {
    // A PNG's header says in byte 25 whether it has alpha: as RGBA, or as grey with alpha.
    const isClear = header.format === "png" && [4, 6].includes(bytes[25] ?? 0);
    const alpha = isClear ? " with alpha" : "";
    return `a ${header.format}${alpha} of ${header.width} × ${header.height}`;
  }
  const start = new TextDecoder().decode(bytes.subarray(0, 2000));
  const [, attributes] = /<svg\b([^>]*)>/.exec(start) ?? [];
  if (attributes === undefined) return "no picture";
  const [, size] = /viewBox="([^"]*)"/.exec(attributes) ?? [];
  const [, width] = /\bwidth="(\d+)/.exec(attributes) ?? [];
  return `an svg of ${size?.split(/[\s,]+/)[2] ?? width ?? "an unknown width"}`;
}
