import { useState } from "preact/hooks";
import { useApp } from "../app-context.ts";
import { EntryScreen } from "./entry-screen.tsx";
import { SignInField } from "./sign-in-field.tsx";
import { useAuthForm } from "./use-auth-form.ts";

/** Where a mail is asked for that leads to another password. */
export function ForgottenScreen() {
  return (
    <EntryScreen title="Forgot your password?">
      <AskForMail />
      <p>
        <a href="/sign-in">Back to sign in</a>
      </p>
    </EntryScreen>
  );
}

function AskForMail() {
  const { supabase } = useApp();
  const [askedFor, setAskedFor] = useState("");
  const { form, complaint, isBusy, submit } = useAuthForm(["email"], async ({ email }) => {
    const redirectTo = `${location.origin}/new-password`;
    const { error } = await supabase.auth.resetPasswordForEmail(email, { redirectTo });
    if (!error) setAskedFor(email);
    return { error };
  });

  if (askedFor) {
    // Who has an account is nobody else's business.
    return (
      <p role="status">
        If there is an account for{" "}
        {askedFor}, a mail is on its way to it. Open the link in it to choose another password.
      </p>
    );
  }
  return (
    <form ref={form} class="form" noValidate onSubmit={submit}>
      <SignInField
        name="email"
        label="E-mail"
        autocomplete="email"
        hint="We send a link there, for another password"
        complaint={complaint.email}
      />
      {complaint.form && <p key={complaint.form} class="failure" role="alert">{complaint.form}</p>}
      <button type="submit" class="button button-wide" aria-disabled={isBusy}>Send the link</button>
    </form>
  );
}
