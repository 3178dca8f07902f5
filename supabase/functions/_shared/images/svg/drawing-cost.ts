import { withAndWithoutComments } from "./rules.ts";

/**
 * What drawing costs, in full layers of one colour: measured with resvg on pictures whose every
 * element covers the whole, where one at 1024 × 1024 pixels takes about a millisecond.
 */
const SHAPE = 1;
/** A shape that is filled by a gradient. */
const GRADED_SHAPE = 34;
/** What is drawn apart first, and then laid over the rest. */
const LAYER = 80;

const SHAPES = new Set([
  ...["path", "rect", "circle", "ellipse", "line", "polyline", "polygon"],
  ...["text", "tspan", "textPath"],
]);
const GRADIENTS = new Set(["linearGradient", "radialGradient"]);
/** Drawn where something refers to them, and only there. */
const TEMPLATES = new Set(["defs", "symbol", "clipPath", "mask"]);

const MAKES_LAYER = /(?<![\w-])(opacity|mask|clip-path|mix-blend-mode|isolation)\s*[:=]/i;
const REFERENCE = /url\(\s*['"]?#([\w.:-]+)/gi;

/** Elements that hold or refer to each other in a row. */
const MAX_CHAIN = 500;

interface Element {
  name: string;
  isShape: boolean;
  layers: number;
  references: string[];
  children: Element[];
  cost?: number;
}

/** Counts what it takes to draw a picture whose elements come one after the other. */
export class DrawingCost {
  readonly #root = elementOf("", new Map());
  readonly #open: Element[] = [this.#root];
  readonly #byId = new Map<string, Element[]>();
  readonly #costById = new Map<string, number>();
  #isGraded = false;
  #layersByStyle = 0;
  /** Whether anything is drawn without being referred to, or refers to something. */
  hasDrawn = false;

  open(name: string, attributes: ReadonlyMap<string, string>): void {
    const element = elementOf(name, attributes);
    // A symbol and a picture in the picture cut off what reaches out of them.
    if (name === "symbol" || (name === "svg" && this.#open.length > 1)) element.layers++;
    if (GRADIENTS.has(name)) this.#isGraded = true;
    const isDrawn = !this.#open.some(({ name }) => TEMPLATES.has(name));
    if (isDrawn && (element.isShape || name === "use")) this.hasDrawn = true;
    this.#open.at(-1)?.children.push(element);
    this.#open.push(element);
    const id = attributes.get("id");
    if (id === undefined) return;
    const namesakes = this.#byId.get(id);
    if (namesakes === undefined) this.#byId.set(id, [element]);
    else namesakes.push(element);
  }

  close(): void {
    this.#open.pop();
  }

  /** A style sheet's rules may hold for any element. */
  style(css: string): void {
    if (makesLayer(css)) this.#layersByStyle = 1;
  }

  /** With every copy counted as often as it is drawn. Infinite where something holds itself. */
  total(): number {
    return this.#costOf(this.#root, new Set());
  }

  #costOf(element: Element, holders: Set<Element>): number {
    if (element.cost !== undefined) return element.cost;
    if (holders.has(element) || holders.size > MAX_CHAIN) return Infinity;
    let cost = (element.layers + this.#layersByStyle) * LAYER;
    if (element.isShape) cost += this.#isGraded ? GRADED_SHAPE : SHAPE;
    holders.add(element);
    for (const child of element.children) cost += this.#costOf(child, holders);
    for (const id of element.references) cost += this.#costOfAll(id, holders);
    holders.delete(element);
    element.cost = cost;
    return cost;
  }

  /**
   * Of all elements of one id, as it isn't known which of them is drawn. They are counted once, as
   * thousands of elements may refer to thousands of one id.
   */
  #costOfAll(id: string, holders: Set<Element>): number {
    let cost = this.#costById.get(id);
    if (cost !== undefined) return cost;
    cost = 0;
    for (const element of this.#byId.get(id) ?? []) cost += this.#costOf(element, holders);
    this.#costById.set(id, cost);
    return cost;
  }
}

/** Comments count as spaces, as they may stand where those do. */
function makesLayer(style: string): boolean {
  return withAndWithoutComments(style, " ").some((text) => MAKES_LAYER.test(text));
}

function elementOf(name: string, attributes: ReadonlyMap<string, string>): Element {
  const references: string[] = [];
  let layers = 0;
  for (const [attribute, value] of attributes) {
    if (attribute.endsWith("href")) references.push(value.slice(1));
    for (const [, id = ""] of value.matchAll(REFERENCE)) references.push(id);
    if (makesLayer(attribute === "style" ? value : `${attribute}=`)) layers = 1;
  }
  return { name, isShape: SHAPES.has(name), layers, references, children: [] };
}
