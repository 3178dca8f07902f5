import type { ComponentChildren } from "preact";
import { Screen } from "./screen.tsx";

/** A screen that says one thing. */
export function MessageScreen({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <Screen title={title} layout="message">
      <h1 tabIndex={-1}>{title}</h1>
      {children}
    </Screen>
  );
}
