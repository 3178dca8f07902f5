import { useEffect } from "preact/hooks";
import { useApp } from "./app-context.ts";
import { BoardScreen } from "./board/board-screen.tsx";
import { BriefScreen } from "./brief/brief-screen.tsx";
import { GalleryScreen } from "./gallery/gallery-screen.tsx";
import { navigate, route } from "./routing/navigation.ts";
import { ForgottenScreen } from "./session/forgotten-screen.tsx";
import { NewPasswordScreen } from "./session/new-password-screen.tsx";
import { session } from "./session/session.ts";
import { SignInScreen } from "./session/sign-in-screen.tsx";
import { Announcer } from "./shell/announcer.tsx";
import { Header } from "./shell/header.tsx";
import { MessageScreen } from "./shell/message-screen.tsx";

/** The screen that the address names, or the sign-in for who isn't signed in. */
export function Screens() {
  return (
    <>
      <a class="skip" href="#main">Skip to the content</a>
      <CurrentScreen />
      <StandInNote />
      <Announcer />
    </>
  );
}

function CurrentScreen() {
  const at = route.value;
  const isSignedIn = Boolean(session.value);
  const isSigningIn = at.name === "sign-in" || at.name === "sign-up" || at.name === "forgotten";
  useEffect(() => {
    if (isSignedIn && isSigningIn) navigate("/", { replace: true });
  }, [isSignedIn, isSigningIn]);

  if (session.value === undefined) return null;
  if (at.name === "new-password") return <NewPasswordScreen />;
  if (session.value === null && at.name === "forgotten") return <ForgottenScreen />;
  // The address stays, so that a user who signs in arrives at the wanted page.
  if (session.value === null) {
    return <SignInScreen isNew={at.name === "sign-up"} />;
  }
  return (
    <>
      <Header />
      {/* Another user, signed in from another tab, sees nothing of the one before. */}
      <SignedInScreen key={session.value.user.id} userId={session.value.user.id} />
    </>
  );
}

function SignedInScreen({ userId }: { userId: string }) {
  const at = route.value;
  switch (at.name) {
    case "gallery":
      return <GalleryScreen />;
    case "brief":
      return <BriefScreen key={at.basis} userId={userId} basis={at.basis} step={at.step} />;
    case "board":
      return <BoardScreen key={at.projectId} projectId={at.projectId} shown={at.shown} />;
    case "sign-in":
    case "sign-up":
    case "forgotten":
    case "new-password":
      return null;
    case "nowhere":
      return (
        <MessageScreen title="There is nothing here">
          <p>The address leads nowhere. Perhaps a letter is missing.</p>
          <a class="button" href="/">Your projects</a>
        </MessageScreen>
      );
  }
}

/** Says plainly where no AI vendor draws. */
function StandInNote() {
  const { standIns } = useApp();
  if (standIns.length === 0) return null;
  return (
    <footer class="stand-in">
      A stand-in answers for {new Intl.ListFormat("en").format(standIns)}{" "}
      here: it draws by rules, not by AI, and no cost is real.
    </footer>
  );
}
