import { render } from "preact";
import { openApi } from "./api/client.ts";
import { AppProvider } from "./app-context.ts";
import { loadConfig } from "./config.ts";
import { followLinks } from "./routing/navigation.ts";
import { Screens } from "./screens.tsx";
import { openSupabase } from "./session/session.ts";

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

/** What is shown when not even the page's settings could be read. */
function StartFailed() {
  return (
    <main class="message">
      <h1>LogoKraft can't start</h1>
      <p>Its server doesn't answer. Is it running?</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        Try again
      </button>
    </main>
  );
}
