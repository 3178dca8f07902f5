import { useState } from "preact/hooks";
import { useApp } from "../app-context.ts";
import { type AuthFields, AuthForm } from "./auth-form.tsx";
import { EntryScreen } from "./entry-screen.tsx";
import { SignInField } from "./sign-in-field.tsx";

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

  async function ask({ email }: AuthFields) {
    const redirectTo = `${location.origin}/new-password`;
    const { error } = await supabase.auth.resetPasswordForEmail(email, { redirectTo });
    if (!error) setAskedFor(email);
    return { error };
  }

  if (askedFor) {
    // The same whether or not there is an account: others must not find out who has one.
    return (
      <p role="status">
        If there is an account for{" "}
        {askedFor}, a mail is on its way to it. Open the link in it to choose another password.
      </p>
    );
  }
  return (
    <AuthForm asked={["email"]} action="Send the link" ask={ask}>
      {(complaint) => (
        <SignInField
          name="email"
          label="E-mail"
          autocomplete="email"
          hint="We send a link there, for another password"
          complaint={complaint.email}
        />
      )}
    </AuthForm>
  );
}
