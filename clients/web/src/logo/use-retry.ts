import { type Asset, unwrap } from "@logokraft/client";
import { useRef, useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { RequestKey } from "../api/request-key.ts";
import { useApp } from "../app-context.ts";

interface Retry {
  isBusy: boolean;
  /** Why it was refused. */
  refusal: string;
  /** @param prompt takes the place of the one that failed */
  retry(prompt?: string): Promise<void>;
}

/** Has a logo that failed drawn after all. The same once more after a lost answer is one retry. */
export function useRetry(asset: Asset, put: (asset: Asset) => void): Retry {
  const { api } = useApp();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const { current: key } = useRef(new RequestKey());

  async function retry(prompt?: string) {
    if (isBusy) return;
    setBusy(true);
    setRefusal("");
    const header = { "idempotency-key": key.of(prompt ?? "") };
    const params = { path: { id: asset.id }, header };
    try {
      const body = prompt === undefined ? {} : { body: { prompt } };
      const answer = await unwrap(api.POST("/api/v1/assets/{id}/retry", { params, ...body }));
      put(answer.asset);
    } catch (error) {
      setRefusal(describeFailure(error));
      setBusy(false);
    }
  }

  return { isBusy, refusal, retry };
}
