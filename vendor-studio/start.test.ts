import assert from "node:assert/strict";
import { GoogleGenAI } from "@google/genai";
import { startStudio } from "./start.ts";

Deno.test("Google's own client is answered, told errors, and cut off, by a studio process", async () => {
  const studio = await startStudio({ latency: "0" });
  try {
    const { models } = new GoogleGenAI({ apiKey: "k", httpOptions: { baseUrl: studio.url } });
    const brief = JSON.stringify({ company_name: "Crème", industry: "Bakery" });
    const slots = JSON.stringify([{ number: 1, archetype: "wordmark" }]);
    const answer = await models.generateContent({
      model: "gemini-3.8-flash",
      contents: `<brief>${brief}</brief><slots>${slots}</slots>`,
      config: {
        responseMimeType: "application/json",
        responseJsonSchema: { type: "object", properties: { concepts: {} } },
        thinkingConfig: { thinkingBudget: 0 },
      },
    });
    const { concepts } = JSON.parse(answer.text ?? "");
    assert.match(concepts[0].prompt, /"Crème"/);

    await assert.rejects(models.generateContent({ model: "gemini-1.0-pro", contents: "x" }), {
      name: "ApiError",
      status: 404,
    });

    const faults = `${studio.url}/_studio/faults`;
    const rule = JSON.stringify({ vendor: "gemini", fault: "cut_body" });
    await fetch(faults, { method: "POST", body: rule });
    await assert.rejects(models.generateContent({ model: "gemini-3.8-flash", contents: "x" }));
  } finally {
    await studio.stop();
  }
  await assert.rejects(fetch(studio.url));
});
