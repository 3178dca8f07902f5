import type { AuthError } from "@supabase/supabase-js";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Complaint, explainRefusal } from "./refusal.ts";

/** What the forms for signing in ask for. */
export type AuthField = "email" | "password";
export type AuthFields = Record<AuthField, string>;

interface AuthFormProps {
  /** The fields that it has. */
  asked: AuthField[];
  /** What its button says. */
  action: string;
  ask(fields: AuthFields): Promise<{ error: AuthError | null }>;
  /** Its fields, which show what is wrong with them. */
  children(complaint: Complaint): ComponentChildren;
}

const missing = { email: "Enter your e-mail address.", password: "Enter a password." } as const;

/** A form that asks Auth for something. What is missing or refused is shown at its field. */
export function AuthForm({ asked, action, ask, children }: AuthFormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<Complaint>({});

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [complaint]);

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy || !(event.currentTarget instanceof HTMLFormElement)) return;
    const filled = new FormData(event.currentTarget);
    const fields = {
      email: String(filled.get("email") ?? "").trim(),
      password: String(filled.get("password") ?? ""),
    };
    const empty = asked.filter((name) => fields[name] === "");
    if (empty.length > 0) {
      return setComplaint(Object.fromEntries(empty.map((name) => [name, missing[name]])));
    }
    setBusy(true);
    const { error } = await ask(fields);
    setBusy(false);
    setComplaint(error ? explainRefusal(error, fields.email) : {});
  }

  return (
    <form ref={form} class="form" noValidate onSubmit={submit}>
      {children(complaint)}
      {complaint.form && <p key={complaint.form} class="failure" role="alert">{complaint.form}</p>}
      <button type="submit" class="button button-wide" aria-disabled={isBusy}>{action}</button>
    </form>
  );
}
