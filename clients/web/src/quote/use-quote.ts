import type { operations, Quote } from "@logokraft/client";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../app-context.ts";

type Action = NonNullable<operations["readQuote"]["parameters"]["query"]>["action"];

/** Milliseconds: a slider that is drawn along its track asks for the last of its values alone. */
const PATIENCE = 200;

/**
 * What so much work would cost. Null until that is known, and where it can't be asked: it is good to
 * know, and nothing waits for it.
 *
 * @param since changes when something was spent, so that what is left is asked for anew.
 */
export function useQuote(action: Action, count: number, since: unknown = null): Quote | null {
  const { api } = useApp();
  const [quote, setQuote] = useState<Quote | null>(null);

  useEffect(() => {
    const closing = new AbortController();
    const { signal } = closing;
    async function ask() {
      const params = { query: { action, count } };
      const answer = await api.GET("/api/v1/quote", { params, signal }).catch(() => null);
      if (!signal.aborted) setQuote(answer?.data?.quote ?? null);
    }
    const timer = setTimeout(() => void ask(), PATIENCE);
    return () => {
      clearTimeout(timer);
      closing.abort();
    };
  }, [action, count, since]);

  return quote?.action === action && quote.count === count ? quote : null;
}
