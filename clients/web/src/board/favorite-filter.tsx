import { HeartIcon } from "../shell/icons.tsx";
import { Wording } from "../shell/wording.tsx";

interface FavoriteFilterProps {
  count: number;
  isOn: boolean;
  onChange(isOn: boolean): void;
}

/** Leaves the favorites alone on the board. */
export function FavoriteFilter({ count, isOn, onChange }: FavoriteFilterProps) {
  return (
    <div class="board-filter">
      <button
        type="button"
        class="button button-small button-quiet"
        aria-pressed={isOn}
        onClick={() => onChange(!isOn)}
      >
        <HeartIcon filled={isOn} /> Favorites only
      </button>
      <span role="status">
        <Wording>{describe(count, isOn)}</Wording>
      </span>
    </div>
  );
}

function describe(count: number, isOn: boolean): string {
  if (count > 0) return count === 1 ? "1 favorite" : `${count} favorites`;
  return isOn ? "No favorites yet. Look at a logo, and give it a heart." : "";
}
