import assert from "node:assert/strict";
import { createStudio } from "../../vendor-studio/studio.ts";
import { createGemini } from "../../supabase/functions/_shared/vendors/gemini/client.ts";
import { fakeGemini } from "../../supabase/functions/_shared/vendors/gemini/fake-gemini.fixture.ts";
import { createMeter } from "../../supabase/functions/_shared/vendors/meter.ts";
import { withServer } from "../../supabase/functions/_shared/vendors/server.fixture.ts";
import { VendorError } from "../../supabase/functions/_shared/vendors/vendor-error.ts";
import { createPromptsFromBrief } from "../../supabase/functions/write-prompts/director/create-prompts.ts";
import { instruction } from "../../supabase/functions/write-prompts/director/prompts/instruction.ts";
import { five, hostileBriefs } from "./hostile-briefs.ts";

const call = () => ({ signal: new AbortController().signal, meter: createMeter() });

const harmless = { company_name: "Fox", industry: "Bakery", description: "Bread" };

for (const { name, brief, obedient, usable = [] } of hostileBriefs) {
  const asked = { brief: { ...harmless, ...brief }, count: five.length, inspiration: undefined };

  Deno.test(`a brief that ${name} gets five concepts in their slots`, async () => {
    const studio = createStudio({ low: 0, high: 0 });
    await withServer(studio, async (baseUrl) => {
      const gemini = createGemini({
        apiKey: "k",
        baseUrl,
        promptModel: "gemini-3.8-flash",
        imageModel: "gemini-3.1-flash-image",
      });
      const concepts = await createPromptsFromBrief(gemini, asked, call());
      assert.deepEqual(concepts.map(({ archetype }) => archetype), five);
      for (const { title, prompt } of concepts) {
        assert.ok(title !== "" && [...title].length <= 120);
        assert.ok(prompt !== "" && prompt.split(/\s+/).length < 600);
      }
    });
  });

  Deno.test(`a model that obeys a brief that ${name} gets past the check only what was asked for`, async () => {
    const gemini = fakeGemini([{ text: obedient }, { text: obedient }]);
    const writing = createPromptsFromBrief(gemini, asked, call());
    if (usable.length > 0) {
      assert.deepEqual((await writing).map(({ archetype }) => archetype), usable);
    } else {
      await assert.rejects(
        writing,
        (error) => error instanceof VendorError && error.code === "prompts_unusable",
      );
    }
    const [first, repair, ...more] = gemini.requests;
    assert.deepEqual([more.length, repair?.contents.length], [0, 3]);
    // What the client wrote stands where the client's words belong, and nowhere else.
    assert.deepEqual(first?.config.systemInstruction, { parts: [{ text: instruction }] });
    const text = first?.contents[0]?.parts?.[0]?.text ?? "";
    const [, data = "", rest = ""] = /^<brief>(.*?)<\/brief>([\s\S]*)$/.exec(text) ?? [];
    assert.equal(JSON.parse(data).company_name, asked.brief.company_name.trim());
    assert.deepEqual(rest.match(/<slots>|<\/?brief>/g), ["<slots>"]);
    assert.doesNotMatch(rest, /fox|лиса/i);
  });
}
