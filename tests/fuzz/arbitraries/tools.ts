import fc from "fast-check";
import type { Tool } from "../tools.ts";
import { type Schema, valuesOf } from "./schema.ts";

const SECONDS = "seconds";

/** Stand for ids of the caller's, which are filled in when the call is sent. */
const ids: Record<string, string> = { project_id: "{project}", asset_id: "{asset}" };

/**
 * Calls of the tools, each as its schema has it.
 *
 * @param brief one whose logos are few, as those of all calls are
 */
export function toolCalls(
  tools: Tool[],
  brief: fc.Arbitrary<unknown>,
  key: fc.Arbitrary<string>,
): fc.Arbitrary<object> {
  return fc.oneof(...tools.map(({ name, inputSchema: { $defs = {}, ...schema } }) => {
    const values = valuesOf($defs);
    const required = schema.required ?? [];
    const members = Object.entries(schema.properties ?? {})
      // No cursor but those that were given out is good.
      .filter(([member]) => member !== "cursor");
    const args = fc.record(
      Object.fromEntries(members.map(([member, of]) => [member, argument(member, of, values)])),
      // Who says nothing waits for long.
      {
        requiredKeys: [
          ...required,
          ...members.map(([one]) => one).filter((one) => one === SECONDS),
        ],
      },
    );
    return args.map((args) => ({
      ...{ jsonrpc: "2.0", id: 1, method: "tools/call" },
      params: { name, arguments: args },
    }));
  }));

  function argument(member: string, schema: Schema, values: ReturnType<typeof valuesOf>) {
    const id = ids[member];
    if (id !== undefined) return fc.constant(id);
    if (member === SECONDS) return fc.constant(1);
    if (member === "brief") return brief;
    if (member === "count") return fc.integer({ min: 1, max: 2 });
    // As few as those of the API, so that the two meet.
    return member === "idempotency_key" ? key : values(schema);
  }
}
