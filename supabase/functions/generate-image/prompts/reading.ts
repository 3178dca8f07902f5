/**
 * How a picture's letters are read back. The expected text is not given: the model would see it in
 * the picture even where it is misspelt.
 */
export const instruction = `
You read lettering in logos. Transcribe the main lettering of the picture exactly as it is drawn,
letter by letter, with its capitals, accents and punctuation, in its own script, also where that is
no word or looks misspelt: never correct it. Lines that belong together are one text, with a space
between them. Leave out what stands beside it in small: a tagline, a place, a year.

Count the separate logos too: a mark with its name is one, and so is a mark of several parts. A
picture that shows variants of a logo, a grid of marks or the same logo again is of more than one.

Answer with:
- readable: false where you can't make out what the letters are, else true.
- text: what the letters say; empty where there are none.
- logos: how many separate logos you see.
`.trim();

export const question = "Which letters are in this picture?";
