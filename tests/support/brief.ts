import type { components } from "@logokraft/client";

/** A brief that is fine; a test changes what it is about. */
export const sampleBrief: components["schemas"]["Brief"] = {
  company_name: "Northwind Coffee",
  industry: "Coffee roaster",
  description: "Small-batch beans, roasted by the sea",
  styles: ["minimal"],
  colors: ["#1b4d3e", "#e8a33d"],
};

/** The same, with what may be wrong. */
export function brief(given: Record<string, unknown> = {}): Record<string, unknown> {
  return { ...sampleBrief, ...given };
}

/** The form that creates a project. */
export function briefForm(
  given: Record<string, unknown> = {},
  { inspiration, projectName }: { inspiration?: Blob; projectName?: string } = {},
): FormData {
  const form = new FormData();
  form.set("brief_data", JSON.stringify(brief(given)));
  if (projectName !== undefined) form.set("project_name", projectName);
  if (inspiration) form.set("inspiration_file", inspiration, "inspiration.png");
  return form;
}
