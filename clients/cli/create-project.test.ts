import assert from "node:assert/strict";
import { createLogoKraft } from "@logokraft/client";
import { project } from "../js/src/api.fixture.ts";
import { createProject } from "./create-project.ts";

const brief = { company_name: "Northwind", industry: "Coffee", description: "Beans" };
const options = { brief, inspiration: undefined, out: "logos", kit: false };

/** What is printed where the API answers a brief so. */
async function printed(status: number, answer: unknown): Promise<string[]> {
  const lines: string[] = [];
  const print = console.log;
  console.log = (line: string) => lines.push(line);
  try {
    const fetch = () => Promise.resolve(Response.json(answer, { status }));
    const logokraft = createLogoKraft({ url: "http://127.0.0.1", fetch });
    const created = createProject(logokraft, options, new AbortController().signal);
    await (status === 201 ? created : assert.rejects(created));
  } finally {
    console.log = print;
  }
  return lines;
}

Deno.test("that logos are being designed is told of a brief that was accepted, of no other", async () => {
  const [line = "", ...more] = await printed(201, { project, warnings: [], stream_url: "" });
  assert.match(line, /^Designing 15 logos for Northwind/);
  assert.deepEqual(more, []);
  assert.deepEqual(await printed(422, { status: 422, code: "validation_failed" }), []);
});
