import { render } from "preact";
import { openApi } from "./api/client.ts";
import { AppProvider } from "./app-context.ts";
import { loadConfig } from "./config.ts";
import { followLinks } from "./routing/navigation.ts";
import { Screens } from "./screens.tsx";
import { openSupabase } from "./session/session.ts";
import { StartFailed } from "./shell/start-failed.tsx";

const place = document.querySelector("#app");
if (!place) throw new Error("the page has no #app");
try {
  const config = await loadConfig();
  const supabase = openSupabase(config);
  const api = openApi(config.supabaseUrl, supabase);
  followLinks();
  place.replaceChildren();
  render(
    <AppProvider value={{ supabase, api, standIns: config.standIns }}>
      <Screens />
    </AppProvider>,
    place,
  );
} catch (error) {
  console.error(error);
  place.replaceChildren();
  render(<StartFailed />, place);
}
