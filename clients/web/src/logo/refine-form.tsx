import { ApiProblem, type Asset, unwrap } from "@logokraft/client";
import { useEffect, useRef, useState } from "preact/hooks";
import { apiLimits } from "../api/limits.ts";
import { RequestKey } from "../api/request-key.ts";
import { describeFailure } from "../api/failure.ts";
import { useApp } from "../app-context.ts";
import { CharacterCount } from "../brief/character-count.tsx";
import { countCharacters } from "../brief/limits.ts";
import { Allowance } from "../quote/allowance.tsx";
import { Price } from "../quote/price.tsx";
import { useQuote } from "../quote/use-quote.ts";
import { navigate } from "../routing/navigation.ts";
import { logoPath } from "../routing/routes.ts";
import { announce } from "../shell/announcer.tsx";

const { instructions: { maxLength: LONGEST }, count: { maximum: MOST } } = apiLimits.edit;

interface RefineFormProps {
  asset: Asset;
  put(asset: Asset): void;
}

type RefineBody =
  | { action: "variation"; count: number }
  | { action: "edit"; instructions: string; count: number };

/** Has more logos made from this one: similar ones, or one that is changed as the user writes. */
export function RefineForm({ asset, put }: RefineFormProps) {
  const { api } = useApp();
  const [count, setCount] = useState(1);
  const [instructions, setInstructions] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState("");
  const [complaint, setComplaint] = useState("");
  const { current: key } = useRef(new RequestKey());
  /** Grows with each request that was accepted. */
  const [spent, setSpent] = useState(0);
  const more = useQuote("refine", count, spent);
  const change = useQuote("refine", 1, spent);
  // Who has turned to another logo meanwhile stays there.
  const isHere = useRef(true);
  useEffect(() => () => void (isHere.current = false), []);
  const field = useRef<HTMLTextAreaElement>(null);
  const length = countCharacters(instructions);

  function complain(text: string) {
    setComplaint(text);
    field.current?.focus();
  }

  async function refine(body: RefineBody) {
    if (isBusy) return;
    setBusy(true);
    setFailure("");
    setComplaint("");
    try {
      const { assets } = await unwrap(api.POST("/api/v1/assets/{id}/refine", {
        params: {
          path: { id: asset.id },
          header: { "idempotency-key": key.of(JSON.stringify(body)) },
        },
        body,
      }));
      key.settle();
      setSpent((before) => before + 1);
      assets.forEach(put);
      announce(
        assets.length === 1 ? "One more is on its way." : `${assets.length} are on their way.`,
      );
      // What was typed on while that was sent is another instruction.
      if (body.action === "edit") {
        setInstructions((now) => now.trim() === body.instructions ? "" : now);
        const [change] = assets;
        if (change && isHere.current) navigate(logoPath(change.project_id, change.id));
      }
    } catch (error) {
      const wrong = error instanceof ApiProblem ? error.fields.get("instructions") : undefined;
      if (wrong === undefined) setFailure(describeFailure(error));
      else complain(`This ${wrong}.`);
    } finally {
      setBusy(false);
    }
  }

  return (
    <section class="refine" aria-labelledby="refine-title">
      <h3 id="refine-title">Take it further</h3>
      <div class="refine-more">
        <button
          type="button"
          class="button"
          aria-disabled={isBusy}
          aria-describedby="refine-left"
          onClick={() => refine({ action: "variation", count })}
        >
          More like this
          <Price quote={more} />
        </button>
        <label class="refine-count">
          <span class="visually-hidden">How many more</span>
          <select value={count} onChange={(event) => setCount(Number(event.currentTarget.value))}>
            {Array.from({ length: MOST }, (_, index) => index + 1).map((number) => (
              <option key={number} value={number}>× {number}</option>
            ))}
          </select>
        </label>
      </div>
      <form
        class="refine-edit"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          const text = instructions.trim();
          if (text === "") complain("Say what is to change.");
          else if (length > LONGEST) complain("That is too long.");
          else void refine({ action: "edit", instructions: text, count: 1 });
        }}
      >
        <div class="field">
          <label for="instructions">Or say what is to change</label>
          <textarea
            ref={field}
            id="instructions"
            rows={2}
            placeholder="Make it deep blue, and the letters rounder"
            value={instructions}
            aria-invalid={complaint || length > LONGEST ? "true" : undefined}
            aria-describedby="instructions-note"
            onInput={(event) => {
              setInstructions(event.currentTarget.value);
              setComplaint("");
            }}
          />
          <div class="field-foot">
            <p key={complaint} id="instructions-note" class="field-note field-complaint">
              {complaint || (length > LONGEST && "That is too long.")}
            </p>
            <CharacterCount count={length} most={LONGEST} />
          </div>
        </div>
        <button
          type="submit"
          class="button button-quiet"
          aria-disabled={isBusy || length > LONGEST}
          aria-describedby="refine-left"
        >
          Draw the change
          <Price quote={change} />
        </button>
      </form>
      <Allowance id="refine-left" quote={more} />
      {failure && <p key={failure} class="failure" role="alert">{failure}</p>}
    </section>
  );
}
