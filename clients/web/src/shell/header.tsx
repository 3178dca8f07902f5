import { useApp } from "../app-context.ts";
import { forgetDrafts } from "../brief/kept-draft.ts";
import { route } from "../routing/navigation.ts";
import { session, signOut } from "../session/session.ts";
import { PlusIcon } from "./icons.tsx";
import { Wordmark } from "./wordmark.tsx";

/** Above every screen of somebody who is signed in. */
export function Header() {
  const { supabase } = useApp();
  const { name } = route.value;

  function leave() {
    // Another user may be next at this browser, and must not see this one's drafts.
    if (session.value) forgetDrafts(session.value.user.id);
    void signOut(supabase);
  }

  return (
    <header class="header">
      <a class="header-home" href="/" aria-label="LogoKraft, your projects">
        <Wordmark />
      </a>
      <nav aria-label="Main">
        <a class="header-link" href="/" aria-current={name === "gallery" ? "page" : undefined}>
          Projects
        </a>
        <a
          class="button button-small"
          href="/new"
          aria-current={name === "brief" ? "page" : undefined}
        >
          <PlusIcon /> New brief
        </a>
      </nav>
      <div class="header-user">
        <span class="header-email">{session.value?.user.email}</span>
        <button type="button" class="link-button" onClick={leave}>
          Sign out
        </button>
      </div>
    </header>
  );
}
