/** A day in UTC, as 2026-12-31. */
export type Day = `${number}-${number}-${number}`;

/** A price with the first day on which it holds. A list of them begins with the oldest. */
export type Dated<Price> = Price & { from: Day };

interface Known {
  /** As it stands in a request. */
  name: string;
  /** Other names that its vendors know it by. */
  aliases?: string[];
  /**
   * False where its input or its price was not read at its vendor's: `check-vendors --draw` shows
   * whether they are right.
   */
  isProved: boolean;
  /** Since when its vendor asks to use another one. */
  deprecatedFrom?: Day;
  /** From when on it answers no more. */
  retiredFrom?: Day;
  /** From the fastest usual answer to the slowest, at the size that is asked for. */
  seconds: readonly [least: number, most: number];
}

/** Dollars a picture of at most so many pixels. */
export interface PicturePrice {
  pixels: number;
  usd: number;
}

/** A model that draws a concept from a prompt. */
export interface ArtistModel extends Known {
  provider: "ark" | "fal";
  /** How the size is asked for; undefined where only the model's own default is sure to work. */
  sizeField: "size" | "image_size" | "aspect_ratio" | undefined;
  /** Pixels a side of the squares that it draws; concepts are asked for at the first. */
  sides: readonly [number, ...number[]];
  /** What a picture comes as when it is asked for as we do. */
  format: "png" | "jpeg" | "svg";
  /** Whether it draws on transparent ground: never, always, or where `background` says so. */
  transparent: "never" | "always" | "by_background";
  /** How many pictures a request may refer to. Concepts refer to none: this tells what it can do. */
  references: number;
  /** Fields that every request carries, besides the prompt and the size. */
  sends: Readonly<Record<string, unknown>>;
  /** Fields that others take and this one doesn't: it answers 400, or passes over them. */
  refuses: readonly string[];
  /** By the picture's pixels, the smallest first. Empty: nobody knows. */
  prices: readonly Dated<{ pictures: readonly PicturePrice[] }>[];
}

/** Dollars for a million tokens. Thoughts are priced as text. */
export interface TokenPrice {
  input: number;
  text: number;
  /** Where it draws. */
  picture?: number;
}

/** One of Gemini's. */
export interface GeminiModel extends Known {
  provider: "gemini";
  /** Pixels a side of the squares that it draws, by what a request calls them; empty for text. */
  sizes: Readonly<Record<number, string>>;
  /** How much it thinks before it writes; undefined where it isn't told. */
  thinking: "LOW" | undefined;
  prices: readonly Dated<TokenPrice>[];
}
