import type { Config } from "../supabase/functions/_shared/config.ts";

/** The vendors' share of the functions' configuration. */
export type VendorConfig = Pick<Config, "gemini" | "seedream" | "workerSeconds">;

export type VendorName = "Gemini" | "ModelArk" | "fal.ai";
