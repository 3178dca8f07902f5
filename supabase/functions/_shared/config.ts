import type { JSONWebKeySet } from "jose";
import { z } from "zod";

/** Everything a function takes from its environment, checked once. */
export interface Config {
  /** Where functions reach the project, without a slash at the end. */
  supabaseUrl: string;
  /** Where clients reach it: every URL in an answer stands on this. */
  publicSupabaseUrl: string;
  publishableKey: string;
  /** The secret key named `internalKeyName`: who calls with it acts as `service_role`. */
  secretKey: string;
  internalKeyName: string;
  /**
   * Public keys that the users' tokens are checked with. Absent: fetched from the project's Auth.
   */
  jwks: JSONWebKeySet | undefined;
  /** Origins that browsers may call from; `["*"]` is all of them. */
  allowedOrigins: string[];
  /** Where the API's documentation is shown, if elsewhere. */
  docsUrl: string | undefined;
  /** False where the platform changes the type of HTML answers to plain text. */
  servesHtml: boolean;
  limits: {
    maxActiveProjects: number;
    maxGenerationsPerDay: number;
    /** Of all inspirations of one user together. */
    maxInspirationBytes: number;
    /** Event streams that a worker holds open at once, of a project and of a user. */
    maxStreamsPerProject: number;
    maxStreamsPerUser: number;
  };
  /** Whether webhooks may lead into one's own network, and need no encryption. */
  allowsPrivateWebhooks: boolean;
  /** Whether Gemini reads the letters of a drawn logo back. */
  checksLettering: boolean;
  /** How long the platform lets a worker live. */
  workerSeconds: number;
  /**
   * How long an event stream stays open. A worker takes new requests until half of its life is
   * over, so a stream may last as long as the other half.
   */
  streamSeconds: number;
  /** `apiKey` is empty where none is set: a stand-in vendor asks for none. */
  gemini: {
    apiKey: string;
    baseUrl: string;
    promptModel: string;
    imageModel: string;
  };
  seedream: {
    provider: "ark" | "fal";
    apiKey: string;
    baseUrl: string;
    model: string;
    /** What concepts are drawn on, where the model lets one choose. Default: opaque. */
    background?: "opaque" | "transparent";
  };
}

const address = z.url({ protocol: /^https?$/ });
/** What paths are put behind. */
const url = address.transform((text) => text.replace(/\/+$/, ""));
const namedKeys = json(z.record(z.string(), z.string().min(1)));
const count = z.coerce.number().int().min(1);

const environment = z.object({
  SUPABASE_URL: url,
  SUPABASE_PUBLISHABLE_KEYS: namedKeys.optional(),
  SUPABASE_SECRET_KEYS: namedKeys.optional(),
  SUPABASE_ANON_KEY: z.string().optional(),
  SUPABASE_SERVICE_ROLE_KEY: z.string().optional(),
  SUPABASE_JWKS: json(z.looseObject({ keys: z.array(z.looseObject({ kty: z.string() })) }))
    .optional(),
  PUBLIC_SUPABASE_URL: url.optional(),
  INTERNAL_KEY_NAME: z.string().default("default"),
  ALLOWED_ORIGINS: z.string().default("*"),
  DOCS_URL: address.optional(),
  SB_REGION: z.string().optional(),
  MAX_ACTIVE_PROJECTS: count.default(5),
  MAX_GENERATIONS_PER_DAY: count.default(300),
  MAX_INSPIRATION_MB: count.default(5000),
  MAX_STREAMS_PER_PROJECT: count.default(200),
  MAX_STREAMS_PER_USER: count.default(500),
  // On the free plan a worker lives for 150 s and takes new requests for the first 75 s. A stream
  // of 60 s that begins then still ends before the worker does.
  STREAM_SECONDS: count.default(60),
  // https://supabase.com/docs/guides/functions/limits: the free plan's; 400 where it is paid for.
  WORKER_SECONDS: count.default(150),
  ALLOW_PRIVATE_WEBHOOKS: z.enum(["on", "off"]).default("off"),
  LETTERING_CHECK: z.enum(["on", "off"]).default("on"),
  GEMINI_API_KEY: z.string().default(""),
  GEMINI_BASE_URL: url.default("https://generativelanguage.googleapis.com"),
  GEMINI_PROMPT_MODEL: z.string().default("gemini-3.8-flash"),
  GEMINI_IMAGE_MODEL: z.string().default("gemini-nano-banana-2.1"),
  IMAGE_PROVIDER: z.enum(["ark", "fal"]).default("ark"),
  ARK_API_KEY: z.string().default(""),
  ARK_BASE_URL: url.default("https://ark.ap-southeast.bytepluses.com"),
  FAL_KEY: z.string().default(""),
  FAL_BASE_URL: url.default("https://queue.fal.run"),
  SEEDREAM_MODEL: z.string().optional(),
  IMAGE_BACKGROUND: z.enum(["opaque", "transparent"]).default("opaque"),
});

const defaultSeedream = {
  ark: "seedream-4-5-251128",
  fal: "fal-ai/bytedance/seedream/v4.5/text-to-image",
};

/**
 * Reads the configuration. An empty variable counts as absent.
 *
 * @throws an `Error` that names every bad variable, and never its value.
 */
export function readConfig(env: Record<string, string | undefined> = Deno.env.toObject()): Config {
  const present = Object.entries(env).filter(([, value]) => value?.trim());
  const parsed = environment.safeParse(Object.fromEntries(present));
  if (!parsed.success) {
    throw new Error(parsed.error.issues.map((issue) => describe(issue)).join("; "));
  }
  const values = parsed.data;
  const provider = values.IMAGE_PROVIDER;
  return {
    supabaseUrl: values.SUPABASE_URL,
    publicSupabaseUrl: values.PUBLIC_SUPABASE_URL ?? values.SUPABASE_URL,
    publishableKey: choose(
      "SUPABASE_PUBLISHABLE_KEYS",
      values.SUPABASE_PUBLISHABLE_KEYS ?? legacy(values.SUPABASE_ANON_KEY),
      "default",
    ),
    secretKey: choose(
      "SUPABASE_SECRET_KEYS",
      values.SUPABASE_SECRET_KEYS ?? legacy(values.SUPABASE_SERVICE_ROLE_KEY),
      values.INTERNAL_KEY_NAME,
    ),
    internalKeyName: values.INTERNAL_KEY_NAME,
    jwks: values.SUPABASE_JWKS,
    allowedOrigins: values.ALLOWED_ORIGINS.split(",").map((origin) =>
      origin.trim().replace(/\/$/, "")
    )
      .filter(Boolean),
    docsUrl: values.DOCS_URL,
    // Set by the hosted platform alone, which rewrites the type of HTML:
    // https://supabase.com/docs/guides/functions/limits
    servesHtml: values.SB_REGION === undefined,
    limits: {
      maxActiveProjects: values.MAX_ACTIVE_PROJECTS,
      maxGenerationsPerDay: values.MAX_GENERATIONS_PER_DAY,
      maxInspirationBytes: values.MAX_INSPIRATION_MB * 1024 * 1024,
      maxStreamsPerProject: values.MAX_STREAMS_PER_PROJECT,
      maxStreamsPerUser: values.MAX_STREAMS_PER_USER,
    },
    allowsPrivateWebhooks: values.ALLOW_PRIVATE_WEBHOOKS === "on",
    checksLettering: values.LETTERING_CHECK === "on",
    workerSeconds: values.WORKER_SECONDS,
    streamSeconds: values.STREAM_SECONDS,
    gemini: {
      apiKey: values.GEMINI_API_KEY,
      baseUrl: values.GEMINI_BASE_URL,
      promptModel: values.GEMINI_PROMPT_MODEL,
      imageModel: values.GEMINI_IMAGE_MODEL,
    },
    seedream: {
      provider,
      apiKey: provider === "ark" ? values.ARK_API_KEY : values.FAL_KEY,
      baseUrl: provider === "ark" ? values.ARK_BASE_URL : values.FAL_BASE_URL,
      model: values.SEEDREAM_MODEL ?? defaultSeedream[provider],
      background: values.IMAGE_BACKGROUND,
    },
  };
}

/** A project that is older than named keys has one key of each kind. */
function legacy(key: string | undefined): Record<string, string> | undefined {
  return key ? { default: key } : undefined;
}

function choose(variable: string, keys: Record<string, string> | undefined, name: string): string {
  const key = keys?.[name];
  if (key) return key;
  throw new Error(`${variable} has no key named ${JSON.stringify(name)}`);
}

function json<T extends z.ZodType>(shape: T) {
  return z.string().transform((text, context) => {
    try {
      return JSON.parse(text) as unknown;
    } catch {
      context.addIssue({ code: "custom", message: "is not JSON" });
      return z.NEVER;
    }
  }).pipe(shape);
}

// An issue's own message may quote what was found there, which may be a key.
function describe({ path, code }: z.core.$ZodIssue): string {
  const [variable = "environment"] = path.map(String);
  return code === "invalid_type" && path.length === 1
    ? `${variable} is not set or has the wrong type`
    : `${variable} has a value that can't be used`;
}
