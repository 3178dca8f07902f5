/** A piece of SQL with the values that stand in it. */
export class Fragment {
  /** @param strings one more than `values`, which stand between them. */
  constructor(readonly strings: readonly string[], readonly values: readonly (string | null)[]) {}
}

/**
 * SQL text with fragments and values in it. Values never become text: they are sent as parameters,
 * whose types Postgres infers from where they stand, as it would a literal's.
 */
export function sql(
  strings: TemplateStringsArray,
  ...parts: (Fragment | string | null)[]
): Fragment {
  const texts: string[] = [strings[0] ?? ""];
  const values: (string | null)[] = [];
  parts.forEach((part, index) => {
    const tail = strings[index + 1] ?? "";
    if (part instanceof Fragment) append(texts, values, part, tail);
    else {
      values.push(part);
      texts.push(tail);
    }
  });
  return new Fragment(texts, values);
}

/** Text that is no caller's: keywords, operators, types of the catalog. */
export function raw(text: string): Fragment {
  return new Fragment([text], []);
}

/** A quoted name, qualified by those before it. */
export function identifier(...names: string[]): Fragment {
  return raw(names.map((name) => `"${name.replaceAll('"', '""')}"`).join("."));
}

export function join(fragments: Fragment[], separator: string): Fragment {
  const texts = [""];
  const values: (string | null)[] = [];
  fragments.forEach((fragment, index) => {
    append(texts, values, fragment, index < fragments.length - 1 ? separator : "");
  });
  return new Fragment(texts, values);
}

export const nothing: Fragment = raw("");

/** What the driver takes: `$1` for the first value and so on. */
export function compile(
  { strings, values }: Fragment,
): { text: string; values: (string | null)[] } {
  const text = strings.reduce((sum, string, index) => `${sum}$${index}${string}`);
  return { text, values: [...values] };
}

function append(
  texts: string[],
  values: (string | null)[],
  { strings, values: more }: Fragment,
  tail: string,
): void {
  const [first = "", ...rest] = strings;
  texts.push(texts.pop() + first, ...rest);
  texts.push(texts.pop() + tail);
  values.push(...more);
}
