/** A request in fal's queue, as `save_provider_job` takes it. */
export const falRequest = (id: string) => ({
  kind: "fal_request",
  ...{ request_id: id, status_url: "s", response_url: "r", cancel_url: "c" },
  ...{ price_usd: 0.04, drawing: 1 },
});
