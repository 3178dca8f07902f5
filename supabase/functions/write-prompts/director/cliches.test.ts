import assert from "node:assert/strict";
import { directorBrief } from "../../_shared/director/brief.ts";
import { clichesFor } from "./cliches.ts";

const cliches = (given: Record<string, unknown>) =>
  clichesFor(directorBrief.parse({ company_name: "Northwind", ...given }));

Deno.test("a field's clichés are named, whichever language its name is in", () => {
  assert.ok(cliches({ industry: "Coffee roaster" }).includes("a coffee bean"));
  assert.ok(cliches({ industry: "Юридическая фирма" }).includes("a gavel"));
  assert.ok(cliches({ industry: "珈琲店" }).includes("a coffee bean"));
});

Deno.test("where the industry says nothing, the description may", () => {
  assert.ok(cliches({ industry: "Retail", description: "A bakery" }).includes("a rolling pin"));
});

Deno.test("what the client asks for is no cliché", () => {
  const given = { industry: "Coffee", description: "Two Beans is about beans" };
  assert.ok(!cliches(given).includes("a coffee bean"));
  assert.ok(cliches(given).includes("a steaming cup"));
});

Deno.test("a field that nobody knows has those of all", () => {
  assert.deepEqual(cliches({ industry: "Zymurgy" }), [
    "a swoosh around a globe",
    "a light bulb",
    "a puzzle piece",
    "a handshake",
  ]);
});

Deno.test("words inside other words name no field", () => {
  assert.ok(!cliches({ industry: "Carpets" }).includes("a car silhouette"));
  assert.ok(!cliches({ industry: "Steam engines" }).includes("a steaming teacup"));
  assert.ok(!cliches({ industry: "Student housing" }).includes("a tooth"));
  assert.ok(cliches({ industry: "Transport" }).includes("a lorry"));
  assert.ok(cliches({ industry: "Day spa" }).includes("a lotus flower"));
});
