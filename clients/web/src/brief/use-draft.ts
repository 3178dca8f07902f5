import { useRef, useState } from "preact/hooks";
import type { Complaints, Draft } from "./draft.ts";
import { type DraftPlace, keepDraft, keepFile } from "./kept-draft.ts";

/** A brief's beginning. */
export interface Beginning {
  draft: Draft;
  file: File | null;
}

/** A brief while it is written, with what is wrong with it. */
export interface OpenDraft extends Beginning {
  complaints: Complaints;
  change(changed: Partial<Draft>): void;
  changeFile(file: File | null): void;
  complain(found: Complaints): void;
}

/** Keeps a brief as it is written. A field that is corrected is complained of no longer. */
export function useDraft(place: DraftPlace, beginning: Beginning): OpenDraft {
  const [draft, setDraft] = useState(beginning.draft);
  const latest = useRef(draft);
  const [file, setFile] = useState(beginning.file);
  const [complaints, setComplaints] = useState<Complaints>({});

  function clear(names: (keyof Complaints)[]) {
    if (!names.some((name) => complaints[name])) return;
    setComplaints((before) => {
      const left = { ...before };
      for (const name of names) delete left[name];
      return left;
    });
  }

  return {
    ...{ draft, file, complaints, complain: setComplaints },
    change(changed) {
      latest.current = { ...latest.current, ...changed };
      // At once, not after the next drawing: a reload may come before it.
      keepDraft(place, latest.current);
      setDraft(latest.current);
      clear(Object.keys(changed) as (keyof Complaints)[]);
    },
    changeFile(file) {
      keepFile(place, file);
      setFile(file);
      clear(["inspiration_file"]);
    },
  };
}
