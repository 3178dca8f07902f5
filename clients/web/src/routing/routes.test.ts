import assert from "node:assert/strict";
import { boardPath, briefPath, kitPath, logoPath, pairPath, parseRoute } from "./routes.ts";

const project = "3f6b2c1e-63a4-4f0a-a6a7-5b2f1c9d8e70";
const asset = "7a1f1a52-53d1-4c29-8c1e-0b1b7f1f4f10";

Deno.test("paths lead to what they were made for", () => {
  assert.deepEqual(parseRoute("/"), { name: "gallery" });
  for (const step of [0, 1, 2] as const) {
    assert.deepEqual(parseRoute(briefPath(step)), { name: "brief", basis: null, step });
    const changed = briefPath(step, project);
    assert.deepEqual(parseRoute(changed), { name: "brief", basis: project, step });
  }
  assert.deepEqual(parseRoute(boardPath(project)), {
    name: "board",
    projectId: project,
    shown: null,
  });
  assert.deepEqual(parseRoute(logoPath(project, asset)), {
    name: "board",
    projectId: project,
    shown: { as: "logo", assetId: asset },
  });
  assert.deepEqual(parseRoute(kitPath(project, asset)), {
    name: "board",
    projectId: project,
    shown: { as: "kit", assetId: asset },
  });
  assert.deepEqual(parseRoute(pairPath(project, asset, project)), {
    name: "board",
    projectId: project,
    shown: { as: "pair", assetIds: [asset, project] },
  });
});

Deno.test("other paths lead nowhere", () => {
  for (
    const path of [
      "/projects",
      "/projects/7",
      `${boardPath(project)}/x`,
      `${boardPath(project)}/compare/${asset}`,
      `${kitPath(project, asset)}/${asset}`,
      "/New",
    ]
  ) {
    assert.deepEqual(parseRoute(path), { name: "nowhere" }, path);
  }
});
