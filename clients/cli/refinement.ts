/** What the first logo is refined to. */
export const REFINEMENT = "Navy background, white logo";
