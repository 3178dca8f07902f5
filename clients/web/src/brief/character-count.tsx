import { Wording } from "../shell/wording.tsx";

interface CharacterCountProps {
  count: number;
  most: number;
}

/** How much of a limit is used. Screen readers hear it only when little is left. */
export function CharacterCount({ count, most }: CharacterCountProps) {
  const left = most - count;
  return (
    <p class="count" data-over={left < 0 ? "" : undefined}>
      <span aria-hidden="true">
        <Wording>{`${count} / ${most}`}</Wording>
      </span>
      <span class="visually-hidden" aria-live="polite">
        <Wording>{describeRest(left)}</Wording>
      </span>
    </p>
  );
}

function describeRest(left: number): string {
  if (left > 10) return "";
  return left < 0 ? `${-left} characters too many` : `${left} characters left`;
}
