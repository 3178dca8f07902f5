import { RestError } from "../error.ts";

/** Reads a query-string value from left to right. */
export class Scanner {
  #position = 0;

  /** @param what the value is called in an error. */
  constructor(private readonly text: string, private readonly what: string) {}

  get atEnd(): boolean {
    return this.#position >= this.text.length;
  }

  startsWith(token: string): boolean {
    return this.text.startsWith(token, this.#position);
  }

  /** Steps over the token, if it is next. */
  take(token: string): boolean {
    if (!this.startsWith(token)) return false;
    this.#position += token.length;
    return true;
  }

  /**
   * What the sticky pattern matches here, and steps over it; `undefined` where it doesn't match.
   */
  match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#position;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#position += found.length;
    return found;
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`expecting "${token}"`);
  }

  expectEnd(): void {
    if (!this.atEnd) this.fail("expecting the end");
  }

  /** `"…"`, in which a backslash takes the next character as it is. */
  quoted(): string | undefined {
    const found = this.match(/"(?:[^"\\]|\\.)*"/sy);
    return found?.slice(1, -1).replaceAll(/\\(.)/gs, "$1");
  }

  /** @param back how far before here the mistake begins. @throws RestError 400, with the place. */
  fail(expectation: string, back = 0): never {
    this.#position -= back;
    throw new RestError(
      400,
      "PGRST100",
      `"failed to parse ${this.what} (${this.text})" (line 1, column ${this.#position + 1})`,
      `unexpected ${this.atEnd ? "end of input" : `"${this.text[this.#position]}"`} ${expectation}`,
    );
  }
}
