import { loadConfig } from "./config.ts";

/** Scalar's viewer, of the script that the page loads before this one. */
declare const Scalar: { createApiReference(place: string, settings: object): void };

/** Shows the API's document. Nothing is loaded from elsewhere, and nobody is told of it. */
const { supabaseUrl } = await loadConfig();
Scalar.createApiReference("#reference", {
  url: `${supabaseUrl}/functions/v1/api/v1/openapi.json`,
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: "never",
  documentDownloadType: "json",
});
