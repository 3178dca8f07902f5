import { useMemo } from "preact/hooks";
import { MessageScreen } from "../shell/message-screen.tsx";
import { BriefForm } from "./brief-form.tsx";
import type { Step } from "./draft.ts";
import { useBeginning } from "./use-beginning.ts";

interface BriefScreenProps {
  userId: string;
  /** The project whose brief is to be changed; null: it begins empty. */
  basis: string | null;
  /** The one that the address names. */
  step: Step;
}

/** A brief, in three steps: empty at first, that of another project, or one that was begun before. */
export function BriefScreen({ userId, basis, step }: BriefScreenProps) {
  const place = useMemo(() => ({ userId, basis }), [userId, basis]);
  const { beginning, failure } = useBeginning(place);
  if (beginning) return <BriefForm place={place} beginning={beginning} step={step} />;
  return (
    <MessageScreen title={failure === null ? "Opening the brief…" : "The brief can't be opened"}>
      {failure !== null && <p>{failure}</p>}
      <a class="button" href="/">Your projects</a>
    </MessageScreen>
  );
}
