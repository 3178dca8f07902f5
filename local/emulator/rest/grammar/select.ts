import { RestError } from "../error.ts";
import { type Field, scanField, scanName } from "./field.ts";
import { Scanner } from "./scanner.ts";

/** Another relation's rows within each row. */
export interface Embed {
  kind: "embed";
  /** A relation, a foreign key or a foreign key's column. */
  target: string;
  alias?: string;
  /** Which of several relationships: a foreign key, its column, or the table between. */
  hint?: string;
  isInner: boolean;
  /** `...target(…)`: its columns stand among the row's own. */
  isSpread: boolean;
  items: SelectItem[];
}

export type SelectItem =
  | { kind: "all" }
  | { kind: "field"; field: Field; alias?: string; cast?: string }
  | Embed;

/** `id,name:title::text,meta->>size,author!inner(name),...meta(x)` */
export function parseSelect(text: string): SelectItem[] {
  const scanner = new Scanner(text, "select parameter");
  const items = scanItems(scanner);
  scanner.expectEnd();
  return items;
}

function scanItems(scanner: Scanner): SelectItem[] {
  const items: SelectItem[] = [];
  if (scanner.atEnd || scanner.startsWith(")")) return items;
  do {
    scanner.match(/\s*/y);
    items.push(scanItem(scanner));
    scanner.match(/\s*/y);
  } while (scanner.take(","));
  return items;
}

function scanItem(scanner: Scanner): SelectItem {
  if (scanner.take("*")) return { kind: "all" };
  const isSpread = scanner.take("...");
  let field = scanField(scanner);
  let alias: string | undefined;
  if (!isSpread && scanner.startsWith(":") && !scanner.startsWith("::")) {
    scanner.expect(":");
    alias = field.name;
    field = scanField(scanner);
  }
  if (!isSpread && field.name === "count" && scanner.take("()")) refuseAggregate();
  if (scanner.startsWith("!") || scanner.startsWith("(") || isSpread) {
    return scanEmbed(scanner, { target: field.name, alias, isSpread });
  }
  if (scanner.match(/\.(?:avg|count|max|min|sum)\(\)/y)) refuseAggregate();
  const cast = scanner.take("::") ? scanner.match(/[\w ]+(?:\[\])?/y) : undefined;
  return { kind: "field", field, alias, cast };
}

/** They are off unless a project's owner turns them on, with `alter role authenticator`. */
function refuseAggregate(): never {
  throw new RestError(400, "PGRST123", "Use of aggregate functions is not allowed");
}

function scanEmbed(scanner: Scanner, start: Pick<Embed, "target" | "alias" | "isSpread">): Embed {
  let hint: string | undefined;
  let isInner = false;
  while (scanner.take("!")) {
    const word = scanName(scanner);
    if (word === "inner") isInner = true;
    else if (word !== "left") hint = word;
  }
  scanner.expect("(");
  const items = scanItems(scanner);
  scanner.expect(")");
  return { kind: "embed", ...start, hint, isInner, items };
}
