import type { GatewayRoute } from "./emulator/gateway/gateway.ts";
import { type Interruptible, interruptible } from "./emulator/gateway/interruption.ts";
import { AUTH_BYTES, REALTIME_BYTES, REST_BYTES, storageBytes } from "./body-limits.ts";

/** What a drill can take down for a while. */
export type StackPart = "auth" | "rest" | "storage" | "realtime";

type Service = Pick<GatewayRoute, "handle">;

/**
 * The gateway's routes to the parts that clients and functions call.
 *
 * @param fileSizeLimit bytes that an object of Storage's may have.
 */
export function routesOf(
  { auth, rest, storage, realtime, fileSizeLimit }:
    & Record<StackPart, Service>
    & { fileSizeLimit: number },
): Record<StackPart, Interruptible> {
  return {
    auth: interruptible({
      prefix: "/auth/v1",
      handle: auth.handle,
      maxBodyBytes: () => AUTH_BYTES,
    }),
    rest: interruptible({
      prefix: "/rest/v1",
      handle: rest.handle,
      maxBodyBytes: () => REST_BYTES,
    }),
    storage: interruptible({
      prefix: "/storage/v1",
      handle: storage.handle,
      maxBodyBytes: (request) => storageBytes(request, fileSizeLimit),
    }),
    realtime: interruptible({
      prefix: "/realtime/v1",
      handle: realtime.handle,
      upgrades: true,
      maxBodyBytes: () => REALTIME_BYTES,
    }),
  };
}
