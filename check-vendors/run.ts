import { ownVariables } from "../local/emulator/edge/function-environment.ts";
import { functionsFolder } from "../local/settings.ts";
import { vendorsWithoutKey } from "../local/vendors.ts";
import { readConfig } from "../supabase/functions/_shared/config.ts";
import { checkVendors } from "./check.ts";

/** What the functions are given by the platform, and no vendor is asked with. */
const platform = {
  SUPABASE_URL: "http://localhost",
  SUPABASE_PUBLISHABLE_KEYS: '{"default":"none"}',
  SUPABASE_SECRET_KEYS: '{"default":"none"}',
  INTERNAL_KEY_NAME: "default",
};

/** Checks the vendors that this checkout is configured for. @returns as `checkVendors` */
export async function run(draws: boolean): Promise<boolean> {
  const own = await ownVariables(functionsFolder);
  return await checkVendors(readConfig({ ...own, ...platform }), {
    standIns: new Set(vendorsWithoutKey(own).map(({ key }) => key)),
    draws,
    print: (line) => console.log(line),
  });
}
