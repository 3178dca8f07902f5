import { type Field, scanField } from "./field.ts";
import { Scanner } from "./scanner.ts";

export interface OrderTerm {
  field: Field;
  /** `author(name)`: by a column of an embedded to-one relation. */
  embed?: string;
  direction: "asc" | "desc";
  nulls?: "first" | "last";
}

/** `created_at.desc.nullslast,author(name).asc` */
export function parseOrder(text: string): OrderTerm[] {
  const scanner = new Scanner(text, "order");
  const terms: OrderTerm[] = [];
  do terms.push(scanTerm(scanner)); while (scanner.take(","));
  scanner.expectEnd();
  return terms;
}

function scanTerm(scanner: Scanner): OrderTerm {
  scanner.match(/\s*/y);
  let field = scanField(scanner);
  let embed: string | undefined;
  if (scanner.take("(")) {
    embed = field.name;
    field = scanField(scanner);
    scanner.expect(")");
  }
  const direction = scanner.match(/\.(?:asc|desc)\b/y) === ".desc" ? "desc" : "asc";
  const nulls = scanner.match(/\.nulls(?:first|last)\b/y);
  scanner.match(/\s*/y);
  return {
    field,
    embed,
    direction,
    ...(nulls && { nulls: nulls === ".nullsfirst" ? "first" : "last" }),
  };
}
