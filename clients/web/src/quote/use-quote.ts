import type { LogoKraft, operations, Quote } from "@logokraft/client";
import { useEffect, useState } from "preact/hooks";
import { useApp } from "../app-context.ts";

type Action = NonNullable<operations["readQuote"]["parameters"]["query"]>["action"];

/** Milliseconds: a slider that is drawn along its track asks for the last of its values alone. */
const DEBOUNCE_MS = 200;

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
    let isClosed = false;
    async function ask() {
      const quote = await askOnce(api, action, count);
      if (!isClosed) setQuote(quote);
    }
    const timer = setTimeout(() => void ask(), DEBOUNCE_MS);
    return () => {
      clearTimeout(timer);
      isClosed = true;
    };
  }, [action, count, since]);

  return quote?.action === action && quote.count === count ? quote : null;
}

/** What is being asked for: a board may have many buttons for one thing. */
const asked = new Map<string, Promise<Quote | null>>();

function askOnce(api: LogoKraft, action: Action, count: number): Promise<Quote | null> {
  const name = `${action} ${count}`;
  const known = asked.get(name);
  if (known) return known;
  const answer = api.GET("/api/v1/quote", { params: { query: { action, count } } })
    .then(({ data }) => data?.quote ?? null, () => null)
    .finally(() => asked.delete(name));
  asked.set(name, answer);
  return answer;
}
