import { SaxesParser, type SaxesTagNS } from "saxes";
import { DrawingCost } from "./drawing-cost.ts";
import {
  DRAWN,
  LEFT_OUT,
  objectionToAttribute,
  objectionToStyleSheet,
  SVG_NAMESPACE,
  WITH_TEXT,
  XHTML_NAMESPACE,
  XLINK_NAMESPACE,
} from "./rules.ts";

/** An SVG that is safe to store and to show. */
export interface CleanSvg {
  text: string;
  /** Pixels, by its `viewBox`. */
  width: number;
  height: number;
  /** Whether anything can be seen in it. */
  hasDrawn: boolean;
  /** What it takes to draw it, in full layers of one colour. */
  cost: number;
}

/** Why it is no SVG that can be shown. */
export class SvgRefused extends Error {
  constructor(reason: string) {
    super(`the SVG ${reason}`);
    this.name = "SvgRefused";
  }
}

/** More are no logo, and take a browser long to draw. */
const MAX_ELEMENTS = 20_000;
const MAX_DEPTH = 64;
/** As `CleanSvg.cost`: more take too long to draw as pixels. */
export const MAX_COST = 64_000;
/** Pixels a side. */
const MAX_SIDE = 8192;

/** Attributes of the root that are written anew, or that would stretch the picture. */
const OF_ROOT = new Set(["width", "height", "viewBox", "preserveAspectRatio"]);

/**
 * Reads an SVG and writes it anew, with what draws and nothing else: no metadata, comments or
 * editors' elements. Its size is that of its `viewBox`, so that it is never stretched.
 *
 * @throws `SvgRefused` where it is no well-formed XML or holds what acts, loads or never ends:
 * scripts, event handlers, references to the outside, foreign content, a document type.
 */
export function cleanSvg(source: string): CleanSvg {
  const parser = new SaxesParser({ xmlns: true });
  const out: string[] = [];
  /** With how much was written when it had begun. */
  const open: { name: string; id: string | undefined; length: number }[] = [];
  const using: { ancestors: Set<string>; target: string }[] = [];
  const cost = new DrawingCost();
  let elements = 0;
  /** How deep inside something that is left out. */
  let leftOut = 0;
  /** The text of the open `<style>`. */
  let css = "";
  let size: { width: number; height: number } | undefined;

  parser.on("error", ({ message }) => refuse(`is no well-formed XML: ${message}`));
  parser.on("doctype", () => refuse("declares a document type"));
  parser.on("xmldecl", ({ encoding, version }) => {
    // It can hold control characters, which what is written (XML 1.0) can't.
    if (version !== "1.0") refuse(`is XML ${version}`);
    if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) refuse(`is written in ${encoding}`);
  });
  parser.on("processinginstruction", ({ target }) => {
    if (/stylesheet/i.test(target)) refuse("asks for a style sheet");
  });

  parser.on("opentag", (tag) => {
    if (++elements > MAX_ELEMENTS) refuse("has too many elements");
    if (leftOut > 0 || isLeftOut(tag)) {
      leftOut++;
      return;
    }
    const { local: name } = tag;
    if (!DRAWN.has(name)) refuse(`holds <${name}>`);
    if (open.at(-1)?.name === "style") refuse(`holds <${name}> in a style sheet`);
    if (open.length >= MAX_DEPTH) refuse("is nested too deeply");
    if (open.length === 0 && name !== "svg") refuse("does not begin with <svg>");
    const attributes = readAttributes(tag, open.length === 0);
    if (open.length === 0) size = sizeOf(tag);
    const target = attributes.get("href") ?? attributes.get("xlink:href");
    const id = attributes.get("id");
    if (name === "use" && target !== undefined) {
      const ancestors = new Set(open.flatMap((parent) => parent.id ?? []));
      using.push({ ancestors, target: target.slice(1) });
    }
    out.push(`<${name}${open.length === 0 ? rootAttributes(tag) : ""}${written(attributes)}>`);
    open.push({ name, id, length: out.length });
    cost.open(name, attributes);
  });

  parser.on("closetag", () => {
    if (leftOut > 0) {
      leftOut--;
      return;
    }
    const element = open.pop();
    if (element === undefined) return;
    cost.close();
    if (element.name === "style") {
      // Comments, CDATA and what is left out cut its text in pieces, which are one when written.
      const objection = objectionToStyleSheet(css);
      if (objection !== undefined) refuse(`holds ${objection}`);
      cost.style(css);
      css = "";
    }
    const isEmpty = out.length === element.length;
    out.push(isEmpty ? (out.pop() ?? "").replace(/>$/, "/>") : `</${element.name}>`);
  });

  const text = (words: string) => {
    const parent = open.at(-1)?.name ?? "";
    if (leftOut > 0 || !WITH_TEXT.has(parent)) return;
    if (parent === "style") css += words;
    out.push(escaped(words));
  };
  parser.on("text", text);
  parser.on("cdata", text);

  parser.write(source).close();
  // A copy that holds copies grows with each level, until whoever draws it has no memory left.
  const targets = new Set(using.map(({ target }) => target));
  if (using.some(({ ancestors }) => [...ancestors].some((id) => targets.has(id)))) {
    refuse("holds copies of copies");
  }
  if (size === undefined) refuse("is empty");
  const total = cost.total();
  if (total > MAX_COST) refuse("takes too long to draw");
  return { text: out.join(""), ...size, hasDrawn: cost.hasDrawn, cost: total };
}

function refuse(reason: string): never {
  throw new SvgRefused(reason);
}

/** Editors' own elements, and what says something about the picture. */
function isLeftOut({ local, uri }: SaxesTagNS): boolean {
  if (uri === XHTML_NAMESPACE) refuse(`holds <${local}>`);
  return uri !== SVG_NAMESPACE || LEFT_OUT.has(local);
}

function readAttributes({ attributes }: SaxesTagNS, isRoot: boolean): Map<string, string> {
  const kept = new Map<string, string>();
  for (const { local, prefix, uri, value } of Object.values(attributes)) {
    const name = uri === XLINK_NAMESPACE ? `xlink:${local}` : local;
    const objection = objectionToAttribute(local, value);
    // What is left out can do no harm; an address in it is only where its vendor lives.
    const isOwn = uri === "" || (uri === XLINK_NAMESPACE && local === "href");
    if (objection !== undefined && (isOwn || /^on/i.test(local))) refuse(`holds ${objection}`);
    if (!isOwn || prefix === "xmlns" || local === "xmlns" || local.startsWith("data-")) continue;
    if (isRoot && OF_ROOT.has(local)) continue;
    kept.set(name, value);
  }
  return kept;
}

function sizeOf({ attributes }: SaxesTagNS): { width: number; height: number } {
  const [, , across, down] = viewBoxOf(attributes);
  const [width, height] = [Math.round(across), Math.round(down)];
  const isSane = [width, height].every((side) => side >= 1 && side <= MAX_SIDE);
  return isSane ? { width, height } : refuse(`has ${across} × ${down} pixels`);
}

function rootAttributes({ attributes }: SaxesTagNS): string {
  const box = viewBoxOf(attributes);
  const [, , width, height] = box;
  return ` xmlns="${SVG_NAMESPACE}" xmlns:xlink="${XLINK_NAMESPACE}"` +
    ` viewBox="${box.join(" ")}" width="${width}" height="${height}"`;
}

type Box = [left: number, top: number, width: number, height: number];

function viewBoxOf(attributes: SaxesTagNS["attributes"]): Box {
  const box = attributes["viewBox"]?.value.trim().split(/[\s,]+/).map(Number);
  const sides = ["width", "height"].map((side) =>
    Number(attributes[side]?.value.replace(/px$/, ""))
  );
  const [left, top, width, height] = box ?? [0, 0, ...sides];
  const isBox = [left, top, width, height].every((number) => Number.isFinite(number));
  return isBox ? [left, top, width, height] as Box : refuse("says no size");
}

function written(attributes: Map<string, string>): string {
  return [...attributes].map(([name, value]) => ` ${name}="${escaped(value)}"`).join("");
}

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
  "\r": "&#13;",
};

function escaped(text: string): string {
  return text.replace(/[&<>"\n\t\r]/g, (character) => entities[character] ?? "");
}
