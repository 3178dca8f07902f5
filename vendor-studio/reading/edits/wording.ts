/**
 * An instruction, in lower case, of which each wish is taken out once it is understood: the "thin"
 * of a thin circle is no wish for thin letters, nor the "white" of white space one for a colour.
 */
export interface Wording {
  /** What is left of it. */
  rest(): string;
  has(pattern: RegExp | string): boolean;
  /** Takes the first match out, and undefined where there is none. */
  take(pattern: RegExp | string): RegExpExecArray | undefined;
}

export function wordingOf(text: string): Wording {
  let rest = text;
  return {
    rest: () => rest,
    has: (pattern) => new RegExp(pattern).test(rest),
    take(pattern) {
      const match = new RegExp(pattern).exec(rest);
      if (match === null) return undefined;
      // A bar takes its place, so that the words before and after it aren't read as one phrase.
      rest = `${rest.slice(0, match.index)} | ${rest.slice(match.index + match[0].length)}`;
      return match;
    },
  };
}

/** The part of a text that a match stands in, between commas and full stops. */
export function clauseAround(text: string, from: number, to: number): string {
  const before = text.slice(0, from).split(/[,;.\n|]/).at(-1) ?? "";
  const after = text.slice(to).split(/[,;.\n|]/)[0] ?? "";
  return before + text.slice(from, to) + after;
}
