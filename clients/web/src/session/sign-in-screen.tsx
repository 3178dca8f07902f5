import { useState } from "preact/hooks";
import { useApp } from "../app-context.ts";
import { Wording } from "../shell/wording.tsx";
import { type AuthFields, AuthForm } from "./auth-form.tsx";
import { EntryScreen } from "./entry-screen.tsx";
import { passwordHint } from "./password-rule.ts";
import { hasEnded } from "./session.ts";
import { SignInField } from "./sign-in-field.tsx";

/** The screen to sign in. @param isNew whether an account is to be made */
export function SignInScreen({ isNew }: { isNew: boolean }) {
  return (
    <EntryScreen title={isNew ? "Create your account" : "Sign in"}>
      {hasEnded.value && !isNew && (
        <p class="sign-in-note">You were signed out. Sign in to go on where you were.</p>
      )}
      {/* Another form, so that a complaint about one doesn't stay for the other. */}
      <SignInForm key={String(isNew)} isNew={isNew} />
      <p class="sign-in-other">
        <Wording>{isNew ? "You have an account?" : "New here?"}</Wording>{" "}
        <a href={isNew ? "/sign-in" : "/sign-up"}>
          <Wording>{isNew ? "Sign in" : "Create an account"}</Wording>
        </a>
      </p>
      {!isNew && (
        <p>
          <a href="/forgotten">Forgot your password?</a>
        </p>
      )}
    </EntryScreen>
  );
}

function SignInForm({ isNew }: { isNew: boolean }) {
  const { supabase } = useApp();
  const [mailSentTo, setMailSentTo] = useState("");

  async function ask({ email, password }: AuthFields) {
    const { data, error } = isNew
      ? await supabase.auth.signUp({ email, password })
      : await supabase.auth.signInWithPassword({ email, password });
    if (!error && !data.session) setMailSentTo(email);
    return { error };
  }

  if (mailSentTo) {
    return <p role="status">We have sent a mail to {mailSentTo}. Open the link in it.</p>;
  }
  return (
    <AuthForm
      asked={["email", "password"]}
      action={isNew ? "Create account" : "Sign in"}
      ask={ask}
    >
      {(complaint) => (
        <>
          <SignInField
            name="email"
            label="E-mail"
            autocomplete="email"
            complaint={complaint.email}
          />
          <SignInField
            name="password"
            label="Password"
            autocomplete={isNew ? "new-password" : "current-password"}
            hint={isNew ? passwordHint : undefined}
            complaint={complaint.password}
          />
        </>
      )}
    </AuthForm>
  );
}
