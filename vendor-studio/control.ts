import { z } from "zod";
import { faultRule } from "./faults.ts";
import { type Latency, parseLatency } from "./latency.ts";
import type { StudioState } from "./answer-call.ts";
import { quotaOrder } from "./quotas.ts";
import { jsonBody } from "./wire/json-body.ts";

const orders = z.union([z.array(faultRule), faultRule.transform((rule) => [rule])]);
const latencyOrder = z.object({ milliseconds: z.union([z.int().nonnegative(), z.string()]) });

/**
 * The studio's own endpoints, for tests and drills: `/_studio/faults` (POST adds rules, DELETE
 * clears them), `/_studio/calls` (GET counts and lists, DELETE forgets), `/_studio/latency` (PUT
 * `{"milliseconds": 800 | "400-1500"}`, DELETE returns to how the studio was started),
 * `/_studio/quota` (PUT `{"vendor": "ark", "pictures": 60, "seconds": 60}`, of the clock with
 * `"window": "fixed"`, or `{"vendor": "ark", "atOnce": 5}`; DELETE lifts all).
 */
export async function control(
  state: StudioState,
  startedWith: Latency,
  path: string,
  request: Request,
): Promise<Response> {
  switch (`${request.method} ${path}`) {
    case "POST /_studio/faults":
      return await obey(request, orders, (rules) => state.faults.add(rules));
    case "DELETE /_studio/faults":
      state.faults.clear();
      return done();
    case "GET /_studio/calls":
      return Response.json({ counts: state.calls.counts(), calls: state.calls.list() });
    case "DELETE /_studio/calls":
      state.calls.reset();
      return done();
    case "PUT /_studio/latency":
      return await obey(request, latencyOrder, ({ milliseconds }) => {
        state.latency = parseLatency(String(milliseconds));
      });
    case "PUT /_studio/quota":
      return await obey(request, quotaOrder, (order) => state.quotas.set(order));
    case "DELETE /_studio/quota":
      state.quotas.clear();
      return done();
    case "DELETE /_studio/latency":
      state.latency = startedWith;
      return done();
    default:
      return new Response("Not found\n", { status: 404 });
  }
}

async function obey<Order>(
  request: Request,
  shape: z.ZodType<Order>,
  carryOut: (order: Order) => void,
): Promise<Response> {
  const parsed = shape.safeParse(await jsonBody(request));
  if (!parsed.success) return Response.json({ issues: parsed.error.issues }, { status: 400 });
  carryOut(parsed.data);
  return done();
}

function done(): Response {
  return new Response(null, { status: 204 });
}
