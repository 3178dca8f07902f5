import type { Complaints, Draft } from "./draft.ts";

/** What each page of the form gets. */
export interface StepProps {
  draft: Draft;
  file: File | null;
  complaints: Complaints;
  change(changed: Partial<Draft>): void;
  changeFile(file: File | null): void;
}
