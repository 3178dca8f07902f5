import type { AuthError } from "@supabase/supabase-js";
import { useEffect, useRef, useState } from "preact/hooks";
import { useApp } from "../app-context.ts";
import { Screen } from "../shell/screen.tsx";
import { Wordmark } from "../shell/wordmark.tsx";
import { Blueprint } from "./blueprint.tsx";
import { type Complaint, explainRefusal } from "./refusal.ts";
import { hasEnded } from "./session.ts";
import { SignInField } from "./sign-in-field.tsx";

/** The way in. @param isNew whether an account is to be made */
export function SignInScreen({ isNew }: { isNew: boolean }) {
  const title = isNew ? "Create your account" : "Sign in";
  return (
    <Screen title={title} layout="sign-in">
      <div class="sign-in-poster">
        <Wordmark />
        <Blueprint />
        <p class="sign-in-promise">
          One brief.<br />Fifteen logos.<br />Drawn while you watch.
        </p>
      </div>
      <div class="sign-in-panel">
        <h1 tabIndex={-1}>{title}</h1>
        {hasEnded.value && !isNew && (
          <p class="sign-in-ended">
            You were signed out. Sign in to go on where you were.
          </p>
        )}
        {/* Another form, so that a complaint about one doesn't stay for the other. */}
        <SignInForm key={String(isNew)} isNew={isNew} />
        <p class="sign-in-other">
          {isNew ? "You have an account?" : "New here?"}{" "}
          {isNew ? <a href="/sign-in">Sign in</a> : <a href="/sign-up">Create an account</a>}
        </p>
      </div>
    </Screen>
  );
}

function SignInForm({ isNew }: { isNew: boolean }) {
  const { supabase } = useApp();
  const form = useRef<HTMLFormElement>(null);
  const [isBusy, setBusy] = useState(false);
  const [complaint, setComplaint] = useState<Complaint>({});
  const [mailSentTo, setMailSentTo] = useState("");

  async function submit(event: SubmitEvent) {
    event.preventDefault();
    if (isBusy) return;
    if (!(event.currentTarget instanceof HTMLFormElement)) return;
    const fields = new FormData(event.currentTarget);
    const email = String(fields.get("email")).trim();
    const password = String(fields.get("password"));
    setBusy(true);
    const { data, error } = isNew
      ? await supabase.auth.signUp({ email, password })
      : await supabase.auth.signInWithPassword({ email, password });
    setBusy(false);
    setComplaint(error ? explainRefusal(error as AuthError) : {});
    if (!error && !data.session) setMailSentTo(email);
  }

  useEffect(() => {
    form.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus();
  }, [complaint]);

  if (mailSentTo) {
    return (
      <p role="status">
        We have sent a mail to {mailSentTo}. Open the link in it.
      </p>
    );
  }
  return (
    <form ref={form} class="form" noValidate onSubmit={submit}>
      <SignInField name="email" label="E-mail" autocomplete="email" complaint={complaint.email} />
      <SignInField
        name="password"
        label="Password"
        autocomplete={isNew ? "new-password" : "current-password"}
        hint={isNew ? "At least 8 characters" : undefined}
        complaint={complaint.password}
      />
      {complaint.form && <p class="failure" role="alert">{complaint.form}</p>}
      <button type="submit" class="button button-wide" aria-disabled={isBusy}>
        {isNew ? "Create account" : "Sign in"}
      </button>
    </form>
  );
}
