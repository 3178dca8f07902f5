import fc from "fast-check";

/** Texts that have broken servers before. */
export const nastyText = fc.oneof(
  fc.constantFrom(
    ...["", " ", "\0", "a\0b", "\ud800", "null", "undefined", "NaN", "-1", "0", "1e999", "true"],
    ...["../../etc/passwd", "%00", "%zz", "%2e%2e%2f", "*", "'; drop table brand_projects; --"],
    ...[
      "${7*7}",
      "{{7*7}}",
      "<script>alert(1)</script>",
      "\r\nx-injected: 1",
      "\u202Eevil",
      "𝕳𝖊𝖑𝖑𝖔",
    ],
    ...["__proto__", "constructor", "toString", "00000000-0000-0000-0000-000000000000"],
  ),
  fc.string({ unit: "binary", maxLength: 50 }),
  fc.string({ maxLength: 200 }),
  fc.constantFrom(100, 1001, 20_000).map((length) => "x".repeat(length)),
);

const nastyValue: fc.Arbitrary<unknown> = fc.oneof(
  nastyText,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, -0, 2 ** 53, [], {}, [[]]),
  fc.jsonValue({ maxDepth: 3 }),
  fc.integer({ min: 60, max: 5000 }).map(nested),
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 ? [value] : { a: value };
  return value;
}

/** One thing changed somewhere in a JSON value: replaced, left out, or added. */
export function mutated(value: unknown): fc.Arbitrary<unknown> {
  const isContainer = typeof value === "object" && value !== null;
  const keys = isContainer ? Object.keys(value) : [];
  const choices: fc.Arbitrary<unknown>[] = [nastyValue];
  if (isContainer && !Array.isArray(value)) {
    choices.push(
      fc.tuple(fc.oneof(nastyText, fc.constant("__proto__")), nastyValue).map(([key, extra]) => {
        const copy = { ...value };
        // Assigning `__proto__` would change the prototype and send nothing.
        Object.defineProperty(copy, key, { value: extra, enumerable: true });
        return copy;
      }),
    );
  }
  if (isContainer && keys.length > 0) {
    const entries = value as Record<string, unknown>;
    const replaced = (key: string, inner: unknown) =>
      Array.isArray(value)
        ? value.map((member, index) => String(index) === key ? inner : member)
        : { ...value, [key]: inner };
    choices.push(
      fc.constantFrom(...keys).chain((key) =>
        mutated(entries[key]).map((inner) => replaced(key, inner))
      ),
      fc.constantFrom(...keys).map((gone) => {
        if (Array.isArray(value)) return value.slice(1);
        return Object.fromEntries(Object.entries(value).filter(([key]) => key !== gone));
      }),
    );
  }
  return fc.oneof(...choices);
}
