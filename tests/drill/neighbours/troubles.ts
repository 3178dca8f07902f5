/** What is in the briefs of the customer whose work goes wrong, and in nobody else's. */
export const MARK = "Troubled Waters";

/** What goes wrong with one customer's work, again and again. */
export interface Trouble {
  name: string;
  /** What the customer's prompts are answered with. */
  text?: "failed" | "garbage" | "costs";
  /**
   * What the customer's drawings are answered with: by the call itself, or by the address in its
   * answer.
   */
  picture?:
    | "failed"
    | "silent"
    | "costs"
    | "page"
    | "cut"
    | "header"
    | "tiny"
    | "hollow"
    | "huge"
    | "trickle"
    | "stalled";
  /** What the customer's webhooks are answered with; 0: nothing. */
  receiver?: number;
  /** So many customers have it at once. Default: 1. */
  customers?: number;
  /** The customer asks for a brand kit of each logo that is drawn. */
  wantsKits?: true;
}

export const troubles: Trouble[] = [
  { name: "prompts that fail", text: "failed" },
  { name: "prompts that are nonsense", text: "garbage" },
  { name: "costs that are nonsense", text: "costs", picture: "costs" },
  { name: "drawings that fail", picture: "failed" },
  { name: "drawings that are never answered", picture: "silent" },
  { name: "pages in place of pictures", picture: "page" },
  { name: "pictures that are cut", picture: "cut" },
  { name: "pictures that are only a header", picture: "header" },
  { name: "pictures of one pixel", picture: "tiny" },
  { name: "pictures of 20 MB", picture: "huge" },
  { name: "addresses that trickle", picture: "trickle" },
  { name: "addresses that say nothing", picture: "stalled" },
  { name: "two more whose addresses say nothing", picture: "stalled", customers: 3 },
  { name: "two more whose addresses trickle", picture: "trickle", customers: 3 },
  { name: "thumbnails and kits that can't be made", picture: "hollow", wantsKits: true },
  { name: "webhooks answered by errors", receiver: 500 },
  { name: "webhooks never answered", receiver: 0 },
];
