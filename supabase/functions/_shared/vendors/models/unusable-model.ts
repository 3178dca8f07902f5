/**
 * A model that can't do what it is set for. The worker that would pay for it does not start, and its
 * message, one line, tells the operator what to set instead: `start` shows it by this name.
 */
export class UnusableModel extends Error {
  override name = "UnusableModel";
}
