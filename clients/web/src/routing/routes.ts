/** What of a board is looked at: one logo, its brand kit, or two logos side by side. */
export type Shown =
  | { as: "logo" | "kit"; assetId: string }
  | { as: "pair"; assetIds: [string, string] };

/** The screens, as paths. */
export type Route =
  | { name: "gallery" }
  | { name: "sign-in" }
  | { name: "sign-up" }
  | { name: "forgotten" }
  | { name: "new-password" }
  | { name: "brief"; basis: string | null; step: 0 | 1 | 2 }
  | { name: "board"; projectId: string; shown: Shown | null }
  | { name: "nowhere" };

const uuid = "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}";
const board = new RegExp(
  `^/projects/(${uuid})(?:/(logos|kits|compare)/(${uuid})(?:/(${uuid}))?)?$`,
);
const brief = new RegExp(`^(?:/new|/projects/(${uuid})/brief)(?:/(style|review))?$`);
const steps = ["", "/style", "/review"] as const;

/** What a path shows. */
export function parseRoute(path: string): Route {
  switch (path) {
    case "/":
      return { name: "gallery" };
    case "/sign-in":
      return { name: "sign-in" };
    case "/sign-up":
      return { name: "sign-up" };
    case "/forgotten":
      return { name: "forgotten" };
    case "/new-password":
      return { name: "new-password" };
  }
  const briefMatch = brief.exec(path);
  if (briefMatch) {
    const step = briefMatch[2] === "style" ? 1 : briefMatch[2] === "review" ? 2 : 0;
    return { name: "brief", basis: briefMatch[1] ?? null, step };
  }
  const [, projectId, as, one, other] = board.exec(path) ?? [];
  if (projectId === undefined) return { name: "nowhere" };
  if (one === undefined) return { name: "board", projectId, shown: null };
  if ((as === "compare") !== (other !== undefined)) return { name: "nowhere" };
  const shown: Shown = other === undefined
    ? { as: as === "kits" ? "kit" : "logo", assetId: one }
    : { as: "pair", assetIds: [one, other] };
  return { name: "board", projectId, shown };
}

/** Whether one leads to what the other shows: a logo is looked at on its board, a brief has steps. */
export function isSameScreen(one: Route, other: Route): boolean {
  if (one.name === "board" && other.name === "board") return one.projectId === other.projectId;
  if (one.name === "brief" && other.name === "brief") return one.basis === other.basis;
  return one.name === other.name;
}

/** @param basis the project whose brief it begins with */
export function briefPath(step: 0 | 1 | 2, basis: string | null = null): string {
  return `${basis === null ? "/new" : `${boardPath(basis)}/brief`}${steps[step]}`;
}

export function boardPath(projectId: string): string {
  return `/projects/${projectId}`;
}

export function logoPath(projectId: string, assetId: string): string {
  return `${boardPath(projectId)}/logos/${assetId}`;
}

export function kitPath(projectId: string, assetId: string): string {
  return `${boardPath(projectId)}/kits/${assetId}`;
}

export function pairPath(projectId: string, one: string, other: string): string {
  return `${boardPath(projectId)}/compare/${one}/${other}`;
}
