import type { ComponentChildren } from "preact";
import { Screen } from "../shell/screen.tsx";
import { Wordmark } from "../shell/wordmark.tsx";
import { Wording } from "../shell/wording.tsx";
import { Blueprint } from "./blueprint.tsx";

/** The frame of the screens for who isn't signed in. */
export function EntryScreen({ title, children }: { title: string; children: ComponentChildren }) {
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
        <h1 tabIndex={-1}>
          <Wording>{title}</Wording>
        </h1>
        {children}
      </div>
    </Screen>
  );
}
