import type { Brief } from "@logokraft/client";
import { concepts, countCharacters, type TextName, texts } from "./limits.ts";

/** What the form holds. */
export interface Draft extends Record<TextName, string> {
  styles: string[];
  personality: string[];
  /** `#rrggbb` */
  colors: string[];
  concept_count: number;
}

export const emptyDraft: Draft = {
  company_name: "",
  industry: "",
  description: "",
  tagline: "",
  avoid: "",
  project_name: "",
  styles: [],
  personality: [],
  colors: [],
  concept_count: concepts.default,
};

/** Complaints by field. */
export type Complaints = Partial<
  Record<keyof Draft | "inspiration_file", string>
>;

/** The form's pages, and the fields on each. */
export const steps = [
  { title: "Company", fields: ["company_name", "industry", "description", "tagline"] },
  { title: "Style", fields: ["styles", "personality", "colors", "inspiration_file", "avoid"] },
  { title: "Review", fields: ["concept_count", "project_name"] },
] as const satisfies { title: string; fields: (keyof Complaints)[] }[];

export type Step = 0 | 1 | 2;

/** What the API would say of the texts. */
export function checkTexts(draft: Draft): Complaints {
  const complaints: Complaints = {};
  for (const [name, { minLength, maxLength }] of Object.entries(texts)) {
    const count = countCharacters(draft[name as TextName]);
    if (count < minLength) complaints[name as TextName] = "Please fill this in.";
    if (count > maxLength) {
      complaints[name as TextName] = `${maxLength} characters at most.`;
    }
  }
  return complaints;
}

/** The first page with a complaint; null where there is none. */
export function findStep(complaints: Complaints): Step | null {
  const index = steps.findIndex(({ fields }) => fields.some((field) => complaints[field]));
  return index < 0 ? null : index as Step;
}

/** The API's complaints, by the field that each is about: `brief_data.styles.0` is one of `styles`. */
export function placeComplaints(fields: ReadonlyMap<string, string>): Complaints {
  const complaints: Complaints = {};
  const known = steps.flatMap(({ fields }): (keyof Complaints)[] => [...fields]);
  for (const [path, message] of fields) {
    const name = known.find((field) => path.split(".").includes(field));
    if (name) complaints[name] ??= `This ${message}.`;
  }
  return complaints;
}

/** A draft that begins with a brief that was sent. What the form has no field for is left out. */
export function draftOf(brief: Brief): Draft {
  const fields = Object.keys(emptyDraft) as (keyof Draft)[];
  const known = fields.filter((field) => field in brief);
  return { ...emptyDraft, ...Object.fromEntries(known.map((field) => [field, brief[field]])) };
}

/** What is sent: texts as they are, optional ones only where there is something. */
export function toBrief(draft: Draft): Brief {
  const { project_name: _, ...brief } = draft;
  const isFilled = (value: string | string[] | number) =>
    typeof value === "string" ? value.trim() !== "" : !Array.isArray(value) || value.length > 0;
  const { company_name, industry, description, ...optional } = brief;
  const filled = Object.entries(optional).filter(([, value]) => isFilled(value));
  return { company_name, industry, description, ...Object.fromEntries(filled) };
}
