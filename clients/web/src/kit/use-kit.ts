import { ApiProblem, type Kit, type KitNews, type LogoKraft, unwrap } from "@logokraft/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { useApp } from "../app-context.ts";

/** A logo's brand kit, as far as it is known: `undefined` while it is asked for, null for none. */
export interface LiveKit {
  kit: Kit | null | undefined;
  /** Why the API couldn't be asked, for people; empty where it could. */
  failure: string;
  isBusy: boolean;
  /** Has it made, or made anew. */
  make(): void;
}

/** @param news what the stream told of it last; its files have to be fetched. */
export function useKit(assetId: string, news: KitNews | undefined): LiveKit {
  const { api } = useApp();
  const [kit, setKit] = useState<Kit | null | undefined>(undefined);
  const [failure, setFailure] = useState("");
  const [isBusy, setBusy] = useState(false);
  /** An answer that another one has overtaken is no news. */
  const latest = useRef(0);

  async function run(ask: () => Promise<Kit | null>): Promise<void> {
    const turn = ++latest.current;
    setFailure("");
    try {
      const answer = await ask();
      if (turn === latest.current) setKit(answer);
    } catch (error) {
      if (turn === latest.current) setFailure(describeFailure(error));
    }
  }

  useEffect(() => void run(() => findKit(api, assetId)), [assetId, news?.status, news?.updated_at]);
  useEffect(() => () => void latest.current++, []);

  return {
    ...{ kit, failure, isBusy },
    make: () => {
      if (isBusy) return;
      setBusy(true);
      void run(() => requestKit(api, assetId)).finally(() => setBusy(false));
    },
  };
}

/** Null where none was asked for. @throws ApiProblem */
async function findKit(api: LogoKraft, assetId: string): Promise<Kit | null> {
  try {
    const params = { path: { id: assetId } };
    return (await unwrap(api.GET("/api/v1/assets/{id}/kit", { params }))).kit;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}

/** @throws ApiProblem */
export async function requestKit(api: LogoKraft, assetId: string): Promise<Kit> {
  const params = { path: { id: assetId } };
  return (await unwrap(api.POST("/api/v1/assets/{id}/kit", { params }))).kit;
}
