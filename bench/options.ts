import { parseArgs } from "node:util";
import type { Benchmark } from "./benchmark.ts";

/** What `bench` was asked for: help, or these benchmarks. */
export type Asked = { help: true } | { help: false; benchmarks: Benchmark[] };

/** @throws an `Error` that says what is wrong with the arguments. */
export function readOptions(args: string[], all: Benchmark[]): Asked {
  const { values, positionals } = parseArgs({
    args: args.filter((arg) => arg !== "--"),
    options: { help: { type: "boolean", short: "h", default: false } },
    allowPositionals: true,
  });
  if (values.help) return { help: true };
  if (positionals.length === 0) return { help: false, benchmarks: all.filter((it) => it.isUsual) };
  if (positionals.includes("all")) return { help: false, benchmarks: all };
  const benchmarks = positionals.map((name) => {
    const found = all.find((benchmark) => benchmark.name === name);
    if (!found) throw new Error(`There is no benchmark ${name}.`);
    return found;
  });
  return { help: false, benchmarks };
}

/** What there is. */
export function usageOf(all: Benchmark[]): string {
  const width = Math.max(...all.map(({ name }) => name.length));
  const lines = all.map(({ name, about, seconds, isUsual }) =>
    `  ${name.padEnd(width)}  ${isUsual ? "*" : " "} ${about} (${seconds} s)`
  );
  return ["npx deno task bench [all | NAME…]", "", ...lines, "", "* without arguments"].join("\n");
}
