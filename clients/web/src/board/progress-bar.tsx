import { describeProgress, type Progress } from "./progress.ts";

/** A stroke for each logo: done, failed, or still to come. */
export function ProgressBar({ progress }: { progress: Progress }) {
  const { total, completed, failed } = progress;
  const text = describeProgress(progress);
  const share = (count: number) => `${total === 0 ? 0 : count / total * 100}%`;
  return (
    <div class="progress">
      <div
        class="progress-bar"
        role="progressbar"
        aria-label="Logos"
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={completed + failed}
        aria-valuetext={text}
        // Strokes thinner than their gaps would be a blur.
        style={{ "--strokes": total <= 60 ? total : 1 }}
      >
        <span class="progress-done" style={{ width: share(completed) }} />
        <span class="progress-failed" style={{ width: share(failed) }} />
      </div>
      <p key={text} class="progress-text">{text}</p>
    </div>
  );
}
