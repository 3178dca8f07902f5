import type { Asset } from "@logokraft/client";
import type { Family } from "../board/family.ts";
import { Picture } from "../board/picture.tsx";
import { Wording } from "../shell/wording.tsx";
import { logoPath } from "../routing/routes.ts";

interface TreeProps {
  family: Family;
  /** The id of the logo that is shown large. */
  current: string;
  numbers: ReadonlyMap<string, string>;
}

/** What a logo was made of, and what was made of it: new ones appear as they are drawn. */
export function FamilyTree(props: TreeProps) {
  return (
    <section class="family" aria-labelledby="family-title">
      <h3 id="family-title">Family</h3>
      <ul class="family-tree">
        <Member {...props} />
      </ul>
    </section>
  );
}

function Member({ family: { asset, children }, current, numbers }: TreeProps) {
  return (
    <li>
      <MemberLine
        asset={asset}
        number={numbers.get(asset.id) ?? ""}
        isCurrent={asset.id === current}
      />
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Member key={child.asset.id} family={child} current={current} numbers={numbers} />
          ))}
        </ul>
      )}
    </li>
  );
}

const states = {
  pending: "Waiting",
  generating: "Drawing…",
  completed: "",
  failed: "Failed",
} as const;

interface MemberLineProps {
  asset: Asset;
  number: string;
  isCurrent: boolean;
}

function MemberLine({ asset, number, isCurrent }: MemberLineProps) {
  const content = (
    <>
      <span class="family-thumb" data-status={asset.status}>
        {asset.status === "completed" && <Picture asset={asset} />}
      </span>
      <span class="family-text">
        <span class="family-number">
          <Wording>{number}</Wording>
        </span>{" "}
        <bdi>{asset.title}</bdi>
        {asset.status !== "completed" && (
          <span class="family-state">
            <Wording>{asset.error?.message ?? states[asset.status]}</Wording>
          </span>
        )}
      </span>
    </>
  );
  return (
    <a
      class="family-line"
      href={logoPath(asset.project_id, asset.id)}
      aria-current={isCurrent ? "true" : undefined}
    >
      {content}
    </a>
  );
}
