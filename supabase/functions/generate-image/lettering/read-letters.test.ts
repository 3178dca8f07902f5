import assert from "node:assert/strict";
import { openCall } from "../../_shared/vendors/call.fixture.ts";
import { fakeGemini } from "../../_shared/vendors/gemini/fake-gemini.fixture.ts";
import { readLetters, type Seen } from "./read-letters.ts";

const answers: [string, unknown, Seen | undefined][] = [
  ["letters", { readable: true, text: " NORTH\nWIND ", logos: 1 }, {
    text: "NORTH WIND",
    logos: 1,
  }],
  ["a text of null", { readable: true, text: null, logos: 3 }, { text: "", logos: 3 }],
  ["no text", { readable: true, logos: 3 }, { text: "", logos: 3 }],
  ["a text of null and no count", { readable: true, text: null }, { text: "", logos: undefined }],
  ["no text that is readable", { readable: false, logos: 2 }, { text: undefined, logos: 2 }],
  ["null, unreadable", { readable: false, text: null, logos: 2 }, { text: undefined, logos: 2 }],
  ["a count of null", { readable: true, text: "A", logos: null }, { text: "A", logos: undefined }],
  ["nothing seen", { readable: false, text: null }, undefined],
  ["a text of another kind", { readable: true, text: 3, logos: 3 }, undefined],
];

for (const [what, answer, seen] of answers) {
  Deno.test(`what is seen in a picture is understood from an answer with ${what}`, async () => {
    const gemini = fakeGemini([{ text: JSON.stringify(answer) }]);
    const picture = { bytes: new Uint8Array([1]), mimeType: "image/png" };
    assert.deepEqual(await readLetters(gemini, picture, openCall()), seen);
  });
}
