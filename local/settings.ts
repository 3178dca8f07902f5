import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** This checkout's folder. */
export const root = fileURLToPath(new URL("../", import.meta.url));

/** The project's `config.toml`, which the CLI reads too. */
export const configFile = join(root, "supabase/config.toml");
export const functionsFolder = join(root, "supabase/functions");
export const migrationsFolder = join(root, "supabase/migrations");

/** Names, exactly, what the stack, the studio, the functions and the CLI need from npm. */
export const lockFile = join(root, "local/deno.lock");

/** Where the stack's data is kept. */
export const dataDirectory = join(root, ".local");

/** The dotenv file that says where the running stack is. */
export const envFile = join(dataDirectory, "env");

/**
 * The API's port and Postgres's, from the environment.
 *
 * @throws an `Error` that names the variable which holds no port, or both where they are one.
 */
export function readPorts(): { port: number; dbPort: number } {
  const port = readPort("PORT", 54321);
  const dbPort = readPort("DB_PORT", 54322);
  if (port !== dbPort) return { port, dbPort };
  throw new Error(`PORT and DB_PORT are both ${port}: give each a number of its own`);
}

/**
 * How the stand-in for pg_net sends calls, from the environment: at once, or with the pauses of the
 * real one.
 *
 * @throws an `Error` that says what `PG_NET_PACE` may be.
 */
export function readPgNetPace(): "eager" | "real" {
  const text = Deno.env.get("PG_NET_PACE") || "eager";
  if (text === "eager" || text === "real") return text;
  throw new Error(`PG_NET_PACE is ${JSON.stringify(text)}: it may be eager or real`);
}

function readPort(variable: "PORT" | "DB_PORT", fallback: number): number {
  const text = Deno.env.get(variable);
  if (!text) return fallback;
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Error(`${variable} is ${JSON.stringify(text)}: give it a number from 1 to 65535`);
}
