import type { AuthError } from "@supabase/supabase-js";
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { type Complaint, explainRefusal } from "./refusal.ts";

/** What the forms of the way in ask for. */
export type AuthField = "email" | "password";
export type AuthFields = Record<AuthField, string>;

interface AuthForm {
  form: RefObject<HTMLFormElement | null>;
  complaint: Complaint;
  isBusy: boolean;
  submit(event: SubmitEvent): Promise<void>;
}

const missing = { email: "Enter your e-mail address.", password: "Enter a password." } as const;

/**
 * A form that asks Auth for something; what is missing or refused is complained of at its field.
 *
 * @param asked the fields that it has
 */
export function useAuthForm(
  asked: AuthField[],
  ask: (fields: AuthFields) => Promise<{ error: AuthError | null }>,
): AuthForm {
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
    setComplaint(error ? explainRefusal(error) : {});
  }

  return { form, complaint, isBusy, submit };
}
