import type { SupabaseClient } from "@supabase/supabase-js";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { LogoKraft } from "@logokraft/client";

/** What every screen works with. */
export interface App {
  supabase: SupabaseClient;
  api: LogoKraft;
  /** The AI vendors that a stand-in answers for. */
  standIns: string[];
}

const Context = createContext<App | null>(null);

export const AppProvider = Context.Provider;

export function useApp(): App {
  const app = useContext(Context);
  if (!app) throw new Error("outside of AppProvider");
  return app;
}
