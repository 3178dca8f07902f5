import { ApiProblem, type Project, unwrap } from "@logokraft/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { describeFailure } from "../api/failure.ts";
import { apiLimits } from "../api/limits.ts";
import { RequestKey } from "../api/request-key.ts";
import { useApp } from "../app-context.ts";
import { CharacterCount } from "../brief/character-count.tsx";
import { countCharacters } from "../brief/limits.ts";
import { Allowance } from "../quote/allowance.tsx";
import { Price } from "../quote/price.tsx";
import { useQuote } from "../quote/use-quote.ts";
import { announce } from "../shell/announcer.tsx";
import { Wording } from "../shell/wording.tsx";

const { count: COUNT, direction: { maxLength: LONGEST } } = apiLimits.concepts;

const kinds = {
  "": "of any kind",
  abstract: "abstract marks",
  lettermark: "lettermarks",
  wordmark: "wordmarks",
  combination: "marks with the name",
  pictorial: "pictures",
} as const;

type Kind = keyof typeof kinds;

/** Has more concepts thought of, unlike those on the board. */
export function MoreIdeas({ project }: { project: Project }) {
  const { api } = useApp();
  const [count, setCount] = useState<number>(COUNT.default);
  const [kind, setKind] = useState<Kind>("");
  const [wish, setWish] = useState("");
  /** How many are on their way, where they were asked for here. */
  const [coming, setComing] = useState<number | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const { current: key } = useRef(new RequestKey());
  const isPrompting = project.status === "prompting";
  const quote = useQuote("concepts", count, project.status);
  // A later round may be asked for in another tab.
  useEffect(() => {
    if (!isPrompting) return;
    return () => setComing(null);
  }, [isPrompting]);
  const length = countCharacters(wish);
  const isTooLong = length > LONGEST;

  async function ask() {
    if (isBusy || isPrompting || isTooLong) return;
    setBusy(true);
    setComing(count);
    setFailure("");
    const direction = wish.trim();
    const body = {
      count,
      ...(kind !== "" && { archetype: kind }),
      ...(direction !== "" && { direction }),
    };
    const header = { "idempotency-key": key.of(JSON.stringify(body)) };
    try {
      const params = { path: { id: project.id }, header };
      await unwrap(api.POST("/api/v1/projects/{id}/concepts", { params, body }));
      key.settle();
      announce("More ideas are on their way.");
      // What was typed on while that was sent is another wish.
      setWish((now) => now.trim() === direction ? "" : now);
    } catch (error) {
      setComing(null);
      const wrong = error instanceof ApiProblem ? error.fields.get("direction") : undefined;
      setFailure(wrong === undefined ? describeFailure(error) : `The wish ${wrong}.`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="more-ideas" aria-labelledby="more-ideas">
      <h2 id="more-ideas">More ideas</h2>
      <p class="more-ideas-state" role="status">
        <Wording>{describe(project, coming)}</Wording>
      </p>
      <form
        class="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void ask();
        }}
      >
        <div class="field">
          <label for="direction">
            What should they be like? <span class="field-optional">if you have a wish</span>
          </label>
          <input
            id="direction"
            value={wish}
            placeholder="Calmer, with something of the sea"
            aria-invalid={isTooLong ? "true" : undefined}
            aria-describedby="direction-note"
            onInput={(event) => setWish(event.currentTarget.value)}
          />
          <div class="field-foot">
            <p id="direction-note" class="field-note field-complaint">
              {isTooLong && "That is too long."}
            </p>
            <CharacterCount count={length} most={LONGEST} />
          </div>
        </div>
        <div class="more-ideas-what">
          <label>
            <span class="visually-hidden">How many</span>
            <select
              value={count}
              onChange={(event) => setCount(Number(event.currentTarget.value))}
            >
              {Array.from({ length: COUNT.maximum }, (_, index) => index + 1).map((number) => (
                <option key={number} value={number}>{number}</option>
              ))}
            </select>
          </label>
          <label>
            <span class="visually-hidden">Of which kind</span>
            <select value={kind} onChange={(event) => setKind(event.currentTarget.value as Kind)}>
              {Object.entries(kinds).map(([value, name]) => (
                <option key={value} value={value}>{name}</option>
              ))}
            </select>
          </label>
          <button
            type="submit"
            class="button"
            aria-disabled={isBusy || isPrompting || isTooLong}
            aria-describedby="more-ideas-left"
          >
            <Wording>{count === 1 ? "1 more logo" : `${count} more logos`}</Wording>
            <Price quote={quote} />
          </button>
        </div>
        <Allowance id="more-ideas-left" quote={quote} />
      </form>
      {failure && <p key={failure} class="failure" role="alert">{failure}</p>}
    </section>
  );
}

/** What the last time came to, if there is something to tell. */
function describe({ status, error }: Project, coming: number | null): string {
  if (status === "prompting") {
    if (coming === null) return "More ideas are being thought of…";
    return coming === 1
      ? "1 more idea is being thought of…"
      : `${coming} more ideas are being thought of…`;
  }
  if (error && status !== "failed") return `Nothing came of the last time: ${error.message}`;
  return "For the same brief, and unlike those above. Favorites show what you like.";
}
