import assert from "node:assert/strict";
import { nearestName } from "./nearest-name.ts";

Deno.test("the nearest of what is near enough, in any case", () => {
  const names = ["projects", "project_events", "assets"];
  assert.equal(nearestName(names, "project", 0.75), "projects");
  assert.equal(nearestName(names, "Projetcs", 0.7), "projects");
  assert.equal(nearestName(names, "users", 0.75), undefined);
  assert.equal(nearestName([], "users", 0), undefined);
  assert.equal(nearestName(["users"], "users", 0), undefined);
});
