import { useEffect, useRef } from "preact/hooks";
import { announce } from "../shell/announcer.tsx";
import { describeProgress, type Progress } from "./progress.ts";

/** Milliseconds between two announcements: fifteen in a row would be noise. */
const PAUSE = 4000;

/** Tells a screen reader how far the board is, now and then, and when it is finished. */
export function useAnnouncedProgress(progress: Progress | null): void {
  const text = progress && describeProgress(progress);
  const isSettled = progress?.isSettled ?? false;
  const lastTime = useRef(0);
  const lastText = useRef<string | null>(null);
  useEffect(() => {
    // What a page shows from the beginning is read, not announced.
    if (lastText.current === null || text === null || text === lastText.current) {
      lastText.current = text;
      return;
    }
    const wait = isSettled ? 0 : Math.max(0, lastTime.current + PAUSE - Date.now());
    const timer = setTimeout(() => {
      announce(isSettled ? `Finished: ${text}.` : `${text}.`);
      lastTime.current = Date.now();
      lastText.current = text;
    }, wait);
    return () => clearTimeout(timer);
  }, [text, isSettled]);
}
