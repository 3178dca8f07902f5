import assert from "node:assert/strict";
import { arkModels } from "../../vendor-studio/models/ark.ts";
import { falModels } from "../../vendor-studio/models/fal.ts";
import { geminiModels as answered } from "../../vendor-studio/models/gemini.ts";
import { openCall } from "../../supabase/functions/_shared/vendors/call.fixture.ts";
import { createGemini } from "../../supabase/functions/_shared/vendors/gemini/client.ts";
import { writeJson } from "../../supabase/functions/_shared/vendors/gemini/write-json.ts";
import {
  artistModels,
  geminiModels,
} from "../../supabase/functions/_shared/vendors/models/table.ts";
import { VendorError } from "../../supabase/functions/_shared/vendors/vendor-error.ts";
import { draw, withStudio } from "./model-studio.fixture.ts";

for (const model of artistModels) {
  Deno.test(`${model.name}: what it is sent, the studio takes, and answers as its row says`, async () => {
    assert.deepEqual(await withStudio(({ url }) => draw(model, url)), {
      format: model.format,
      side: model.sides[0],
      hasAlpha: model.transparent === "always",
    });
  });
}

for (const { name, sizes, thinking, retiredFrom } of geminiModels) {
  Deno.test(`${name}: what it is sent, the studio takes, unless it is retired`, async () => {
    await withStudio(async ({ url }) => {
      const gemini = createGemini({
        apiKey: "k",
        baseUrl: url,
        promptModel: name,
        imageModel: name,
      });
      const today = new Date().toISOString().slice(0, 10);
      const question = [{ role: "user", parts: [{ text: "A fox" }] }];
      const asked = Object.keys(sizes).length === 0
        ? writeJson(gemini, { instruction: "x", contents: question, schema: {} }, openCall())
        : gemini.generate({
          model: name,
          contents: question,
          config: { imageConfig: { aspectRatio: "1:1", imageSize: Object.values(sizes)[0] ?? "" } },
        }, openCall());
      if (answered[name] !== undefined) return await asked;
      assert.ok(retiredFrom !== undefined && retiredFrom <= today, "only a retired one is missing");
      await assert.rejects(asked, (error) => error instanceof VendorError && error.status === 404);
    });
    if (thinking !== undefined) assert.ok(answered[name]?.levels.includes(thinking.toLowerCase()));
    for (const size of Object.values(sizes)) {
      if (answered[name] !== undefined) assert.ok(size in answered[name].sizes, size);
    }
  });
}

Deno.test("the studio knows no artist that the product doesn't", () => {
  const names = artistModels.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  const others = [...Object.keys(arkModels), ...Object.keys(falModels)];
  assert.deepEqual(others.filter((name) => !names.includes(name)), []);
});
