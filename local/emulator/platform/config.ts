import { parse } from "smol-toml";
import { z } from "zod";
import { parseDuration } from "./duration.ts";

const units = { b: 1, kb: 1000, kib: 1024, mb: 1000 ** 2, mib: 1024 ** 2, gb: 1000 ** 3 } as const;

/** `"50MiB"` or a number of bytes → bytes. */
const byteSize = z.union([z.number().int().positive(), z.string()]).transform((size, context) => {
  if (typeof size === "number") return size;
  const [, amount, unit] = /^(\d+)\s*([a-z]*)$/i.exec(size) ?? [];
  const factor = units[(unit?.toLowerCase() || "b") as keyof typeof units];
  if (amount !== undefined && factor !== undefined) return Number(amount) * factor;
  context.addIssue({ code: "custom", message: `not a size: ${size}` });
  return z.NEVER;
});

/** `"1m30s"` → milliseconds. */
const duration = z.string().transform((text, context) => {
  const milliseconds = parseDuration(text);
  if (milliseconds !== undefined) return milliseconds;
  context.addIssue({ code: "custom", message: `not a duration: ${text}` });
  return z.NEVER;
});

const edgeFunction = z.object({
  enabled: z.boolean().default(true),
  verify_jwt: z.boolean().default(true),
  /** Relative to the file's folder, as `entrypoint`. */
  import_map: z.string().optional(),
  entrypoint: z.string().optional(),
});

/** The sections that the embedded stack heeds, with the CLI's defaults. Others are the CLI's own. */
const configFile = z.object({
  project_id: z.string(),
  api: z.object({
    port: z.number().int().positive().default(54321),
    schemas: z.array(z.string()).nonempty().default(["public"]),
    extra_search_path: z.array(z.string()).default(["public", "extensions"]),
    max_rows: z.number().int().positive().default(1000),
  }).prefault({}),
  storage: z.object({ file_size_limit: byteSize.default(50 * units.mib) }).prefault({}),
  auth: z.object({
    site_url: z.url().default("http://127.0.0.1:3000"),
    additional_redirect_urls: z.array(z.string()).default([]),
    jwt_expiry: z.number().int().positive().default(3600),
    enable_signup: z.boolean().default(true),
    enable_refresh_token_rotation: z.boolean().default(true),
    refresh_token_reuse_interval: z.number().nonnegative().default(10),
    minimum_password_length: z.number().int().min(6).default(6),
    password_requirements: z.enum([
      "",
      "letters_digits",
      "lower_upper_letters_digits",
      "lower_upper_letters_digits_symbols",
    ]).default(""),
    email: z.object({
      enabled: z.boolean().default(true),
      enable_confirmations: z.boolean().default(false),
      otp_expiry: z.number().int().positive().default(3600),
      max_frequency: duration.default(1000),
    }).prefault({}),
    rate_limit: z.object({
      sign_in_sign_ups: z.number().int().positive().default(30),
      token_refresh: z.number().int().positive().default(150),
      token_verifications: z.number().int().positive().default(30),
      /** Not a setting of the CLI's: hosted's own value, which tests from one address raise. */
      burst: z.number().int().positive().default(30),
    }).prefault({}),
  }).prefault({}),
  edge_runtime: z.object({
    policy: z.enum(["per_worker", "oneshot"]).default("per_worker"),
  }).prefault({}),
  functions: z.record(z.string(), edgeFunction).default({}),
});

/** `supabase/config.toml` as the stack heeds it; sizes in bytes, times in seconds. */
export type StackConfig = Readonly<z.infer<typeof configFile>>;

/** @throws an `Error` that names the file and the offending keys. */
export async function loadConfig(file: string): Promise<StackConfig> {
  return parseConfig(await Deno.readTextFile(file), file);
}

/** @param origin what an error calls the text. */
export function parseConfig(text: string, origin = "config.toml"): StackConfig {
  const { data, error } = configFile.safeParse(parse(text));
  if (error) throw new Error(`${origin} is not usable:\n${z.prettifyError(error)}`);
  return deepFreeze(data);
}

function deepFreeze<T extends object>(value: T): Readonly<T> {
  for (const part of Object.values(value)) if (typeof part === "object") deepFreeze(part);
  return Object.freeze(value);
}
