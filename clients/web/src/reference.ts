import { loadConfig } from "./config.ts";

/** Scalar's viewer, of the script that the page loads before this one. */
declare const Scalar: { createApiReference(place: string, settings: object): void };

/** In Scalar's own colors, small words have less than 4.5:1 against their ground. */
const customCss = `
  .light-mode {
    --scalar-color-3: #666;
    --scalar-color-green: #047857;
    --scalar-color-orange: #b04307;
  }
  .dark-mode {
    --scalar-color-3: #a0a0a0;
  }
`;

/** Shows the API's document. Nothing is loaded from elsewhere, and nobody is told of it. */
const { supabaseUrl } = await loadConfig();
Scalar.createApiReference("#reference", {
  url: `${supabaseUrl}/functions/v1/api/v1/openapi.json`,
  withDefaultFonts: false,
  customCss,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: "never",
  documentDownloadType: "json",
});

// The viewer looks at it once, as it starts.
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
  document.body.classList.toggle("dark-mode", matches);
  document.body.classList.toggle("light-mode", !matches);
});
