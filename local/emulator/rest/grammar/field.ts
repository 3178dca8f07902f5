import type { Scanner } from "./scanner.ts";

/** A step into JSON: `->key`, `->0`, or, as the last one, `->>key`, which is text. */
export interface JsonStep {
  key: string | number;
  asText: boolean;
}

/** A column, or a place in its JSON. */
export interface Field {
  name: string;
  path: JsonStep[];
}

/** A name, in double quotes where it holds what the grammar uses. */
export function scanName(scanner: Scanner): string {
  const name = scanner.quoted() ?? scanner.match(/(?:[^\s,.():!"\->]|-(?!>)|(?<=\S) (?=\S))+/y);
  return name ?? scanner.fail("expecting a name");
}

export function scanField(scanner: Scanner): Field {
  return { name: scanName(scanner), path: scanJsonPath(scanner) };
}

function scanJsonPath(scanner: Scanner): JsonStep[] {
  const path: JsonStep[] = [];
  while (scanner.startsWith("->")) {
    const asText = scanner.take("->>");
    if (!asText) scanner.expect("->");
    const index = scanner.match(/-?\d+(?=->|[,.:()]|$)/y);
    path.push({ key: index === undefined ? scanName(scanner) : Number(index), asText });
  }
  return path;
}
