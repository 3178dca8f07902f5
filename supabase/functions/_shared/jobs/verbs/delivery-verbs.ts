import { acceptedShape, type CallVerb, jobLease, type LeaseRef } from "./call-verb.ts";
import { type DeliveryClaim, deliveryClaim, type Skipped } from "./claims.ts";

/** How a try of a delivery ended. Without an error it is delivered. */
export interface DeliveryTry {
  /** What the endpoint answered; null where nothing came. */
  status: number | null;
  /** A sentence for the webhook's owner. */
  error: string | null;
}

/** What the delivery of an event to a webhook asks of the database. */
export function createDeliveryVerbs(call: CallVerb) {
  return {
    /** Asked again with the same token, it gives the same answer. */
    claimDelivery(jobId: string, leaseToken: string): Promise<DeliveryClaim | Skipped> {
      return call("claim_delivery", jobLease({ jobId, leaseToken }), deliveryClaim);
    },
    /** A try without success is repeated later, as often as the database says. */
    settleDelivery(
      lease: LeaseRef,
      { status, error }: DeliveryTry,
    ): Promise<{ accepted: boolean }> {
      return call("settle_delivery", {
        ...jobLease(lease),
        ...(status !== null && { p_status: status }),
        ...(error !== null && { p_error: error }),
      }, acceptedShape);
    },
  };
}

export type DeliveryVerbs = ReturnType<typeof createDeliveryVerbs>;
