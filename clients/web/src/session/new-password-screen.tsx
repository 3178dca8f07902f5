import { useApp } from "../app-context.ts";
import { navigate } from "../routing/navigation.ts";
import { announce } from "../shell/announcer.tsx";
import { type AuthFields, AuthForm } from "./auth-form.tsx";
import { EntryScreen } from "./entry-screen.tsx";
import { passwordHint } from "./password-rule.ts";
import { session } from "./session.ts";
import { SignInField } from "./sign-in-field.tsx";

/** Where the link of a recovery's mail leads. It signs in; one that is used up doesn't. */
export function NewPasswordScreen() {
  if (session.value === null) {
    return (
      <EntryScreen title="This link has expired">
        <p>It works once, and for an hour.</p>
        <a class="button" href="/forgotten">Ask for another</a>
      </EntryScreen>
    );
  }
  return (
    <EntryScreen title="Choose a new password">
      <NewPasswordForm />
      <p>
        <a href="/">Keep the old one</a>
      </p>
    </EntryScreen>
  );
}

function NewPasswordForm() {
  const { supabase } = useApp();

  async function ask({ password }: AuthFields) {
    const { error } = await supabase.auth.updateUser({ password });
    if (!error) {
      navigate("/", { replace: true });
      announce("Your password is changed.");
    }
    return { error };
  }

  return (
    <AuthForm asked={["password"]} action="Save the password" ask={ask}>
      {(complaint) => (
        <>
          <p class="sign-in-note">
            For {session.value?.user.email}
          </p>
          <SignInField
            name="password"
            label="New password"
            autocomplete="new-password"
            hint={passwordHint}
            complaint={complaint.password}
          />
        </>
      )}
    </AuthForm>
  );
}
