import type { Archetype } from "../../../_shared/contract/archetype.ts";

/** What each kind of logo is, as the director is told. */
export const guides: Record<Archetype, string> = {
  abstract:
    "a mark of pure form (geometry, rhythm, negative space) that stands for a quality of the " +
    "company. No letters at all. Call it an abstract logo mark.",
  lettermark: "a monogram of the company's initials, in double quotes, built into one memorable " +
    "form. Nothing else is lettered. Call it a lettermark logo.",
  wordmark: "the company's full name as lettering with one distinctive gesture: a joined pair, a " +
    "cut, a letter that becomes an image. The name in double quotes. Call it a wordmark logo.",
  combination: "a simple mark together with the company's full name, in double quotes, locked up " +
    "below or to the right of it; the tagline, if there is one, in double quotes and small. Call it " +
    "a combination mark logo.",
  pictorial:
    "a recognisable thing, animal or scene reduced to its essence, with a second meaning where " +
    "one offers itself. No letters at all. Call it a pictorial logo mark.",
};
