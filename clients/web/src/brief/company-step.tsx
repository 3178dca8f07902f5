import type { StepProps } from "./step-props.ts";
import { TextField } from "./text-field.tsx";

/** Who the logo is for. */
export function CompanyStep({ draft, complaints, change }: StepProps) {
  return (
    <>
      <TextField
        name="company_name"
        label="Company"
        value={draft.company_name}
        complaint={complaints.company_name}
        onChange={(company_name) => change({ company_name })}
      />
      <TextField
        name="industry"
        label="Industry"
        hint="For example: Coffee roaster"
        value={draft.industry}
        complaint={complaints.industry}
        onChange={(industry) => change({ industry })}
      />
      <TextField
        name="description"
        label="What it does, and for whom"
        rows={4}
        value={draft.description}
        complaint={complaints.description}
        onChange={(description) => change({ description })}
      />
      <TextField
        name="tagline"
        label="Tagline"
        value={draft.tagline}
        complaint={complaints.tagline}
        onChange={(tagline) => change({ tagline })}
      />
    </>
  );
}
