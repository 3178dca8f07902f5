import type { Kit } from "@logokraft/client";
import assert from "node:assert/strict";
import { brandGround, contrastOf, pictureOf, rgbText, versionOn } from "./kit-look.ts";

function kitOf(given: Partial<Kit>): Kit {
  return {
    asset_id: "a",
    status: "completed",
    error: null,
    fidelity: { svg: 0.99 },
    palette: [
      { hex: "#f5f0e6", role: "background", share: 0.8 },
      { hex: "#1b4d3e", role: "primary", share: 0.15 },
      { hex: "#ffe9a8", role: "accent", share: 0.05 },
    ],
    files: [
      ...[
        "logo/logo.svg",
        "logo/logo-transparent.png",
        "logo/logo-black.svg",
        "logo/logo-white.svg",
      ],
    ].map((name) => ({
      ...{ name, purpose: "", mime_type: "", width: null, height: null, bytes: 1 },
      url: `https://x/${name}`,
    })),
    zip_url: null,
    created_at: "",
    updated_at: "",
    completed_at: "",
    ...given,
  };
}

Deno.test("a logo keeps its colours where most of it is seen, else it is black or white", () => {
  const kit = kitOf({});
  assert.equal(brandGround(kit), "#f5f0e6");
  assert.equal(versionOn(kit, "#ffffff"), "own");
  assert.equal(versionOn(kit, "#141414"), "white");
  const light = kitOf({ palette: [{ hex: "#fff6d6", role: "primary", share: 0.2 }] });
  assert.equal(brandGround(light), "#ffffff");
  assert.equal(versionOn(light, "#ffffff"), "black");
  assert.equal(versionOn(light, "#141414"), "own");
});

Deno.test("a light logo that was drawn on white stays what it is on white", () => {
  const glow = kitOf({
    palette: [
      { hex: "#fefefe", role: "background", share: 0.8 },
      { hex: "#ecca9f", role: "primary", share: 0.2 },
    ],
  });
  assert.equal(versionOn(glow, "#ffffff"), "own");
  assert.equal(versionOn(glow, "#d7dae0"), "black");
});

Deno.test("what the vector only approximates is shown from the pixels", () => {
  assert.equal(pictureOf(kitOf({}), "own"), "https://x/logo/logo.svg");
  const rough = kitOf({ fidelity: { svg: 0.9 } });
  assert.equal(pictureOf(rough, "own"), "https://x/logo/logo-transparent.png");
  assert.equal(pictureOf(rough, "white"), "https://x/logo/logo-white.svg");
});

Deno.test("colours are told as people type them", () => {
  assert.equal(rgbText("#1b4d3e"), "27, 77, 62");
  assert.equal(Math.round(contrastOf("#000000", "#ffffff")), 21);
});
