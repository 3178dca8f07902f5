/** The screens, as paths. */
export type Route =
  | { name: "gallery" }
  | { name: "sign-in" }
  | { name: "sign-up" }
  | { name: "new"; step: 0 | 1 | 2 }
  | { name: "board"; projectId: string; assetId: string | null }
  | { name: "nowhere" };

const uuid = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
const board = new RegExp(`^/projects/(${uuid})(?:/logos/(${uuid}))?$`, "i");

/** What a path shows. */
export function parseRoute(path: string): Route {
  switch (path) {
    case "/":
      return { name: "gallery" };
    case "/sign-in":
      return { name: "sign-in" };
    case "/sign-up":
      return { name: "sign-up" };
    case "/new":
      return { name: "new", step: 0 };
    case "/new/style":
      return { name: "new", step: 1 };
    case "/new/review":
      return { name: "new", step: 2 };
  }
  const [, projectId, assetId] = board.exec(path) ?? [];
  if (projectId === undefined) return { name: "nowhere" };
  return { name: "board", projectId, assetId: assetId ?? null };
}

/** Whether one leads to what the other shows: a logo is looked at on its board, a brief has steps. */
export function isSameScreen(one: Route, other: Route): boolean {
  if (one.name !== "board" || other.name !== "board") return one.name === other.name;
  return one.projectId === other.projectId;
}

export function briefPath(step: 0 | 1 | 2): string {
  return (["/new", "/new/style", "/new/review"] as const)[step];
}

export function boardPath(projectId: string): string {
  return `/projects/${projectId}`;
}

export function logoPath(projectId: string, assetId: string): string {
  return `${boardPath(projectId)}/logos/${assetId}`;
}
