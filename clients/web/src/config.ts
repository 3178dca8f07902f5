/** Where the project is, and the key that says which one: neither is a secret. */
export interface Config {
  supabaseUrl: string;
  publishableKey: string;
  /** Who draws nothing themselves, e.g. `Gemini`: a stand-in answers for them, at no cost. */
  standIns: string[];
}

/** Reads what the server of this page says. @throws where it says nothing usable. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch("/config.json");
  if (!response.ok) throw new Error(`config.json answered ${response.status}`);
  const { supabaseUrl, publishableKey, standIns = [] } = await response.json();
  if (typeof supabaseUrl !== "string" || typeof publishableKey !== "string") {
    throw new Error("config.json lacks supabaseUrl or publishableKey");
  }
  return { supabaseUrl, publishableKey, standIns };
}
