import type { Asset, KitNews, Project, StreamMessage } from "@logokraft/client";

/** A project as the stream has told it so far. */
export interface Board {
  project: Project;
  /** Oldest first. */
  assets: Asset[];
  /** What was told of brand kits since the page was opened, by their logo's id. */
  kits: ReadonlyMap<string, KitNews>;
}

const noKits: Board["kits"] = new Map();

/** The board after a message. Null until a snapshot, or all events from the first, have told all. */
export function applyMessage(board: Board | null, message: StreamMessage): Board | null {
  switch (message.type) {
    case "snapshot": {
      const known = new Map(board?.assets.map((asset) => [asset.id, asset]));
      return {
        project: message.project,
        assets: message.assets.map((asset) => keepUrls(known.get(asset.id), asset)),
        kits: board?.kits ?? noKits,
      };
    }
    case "project_updated":
    case "generation_complete":
      return { kits: noKits, assets: [], ...board, project: message.project };
    case "asset_pending":
    case "asset_generating":
    case "asset_completed":
    case "asset_failed":
    case "asset_updated":
      return board && putAsset(board, message.asset);
    case "asset_deleted":
      return board && removeAsset(board, message.asset_id);
    case "kit_updated":
      return board &&
        { ...board, kits: new Map(board.kits).set(message.kit.asset_id, message.kit) };
    // Others change nothing here.
    default:
      return board;
  }
}

/**
 * The board with another state of one logo, unless it shows a newer one: an answer of the API and
 * the stream overtake each other.
 */
export function putAsset(board: Board, asset: Asset): Board {
  const known = board.assets.find(({ id }) => id === asset.id);
  if (known && Date.parse(known.updated_at) > Date.parse(asset.updated_at)) return board;
  const assets = known
    ? board.assets.map((one) => one === known ? keepUrls(known, asset) : one)
    : [...board.assets, asset];
  return { ...board, project: addCost(board.project, known, asset), assets };
}

/**
 * The project with what a logo has cost more since it was last told of. The stream tells of the
 * project itself only when its status changes, and its cost is right again then.
 */
function addCost(project: Project, known: Asset | undefined, asset: Asset): Project {
  if (!project.cost) return project;
  if (!asset.cost) return { ...project, cost: null };
  const more = asset.cost.amount - (known?.cost?.amount ?? 0);
  return { ...project, cost: { ...project.cost, amount: project.cost.amount + more } };
}

/** The board without a logo. */
export function removeAsset(board: Board, assetId: string): Board {
  return { ...board, assets: board.assets.filter(({ id }) => id !== assetId) };
}

/** A picture that is on the screen stays: another signature of its URL would load it anew. */
function keepUrls(known: Asset | undefined, asset: Asset): Asset {
  return {
    ...asset,
    asset_url: keepUrl(known?.asset_url, asset.asset_url),
    thumbnail_url: keepUrl(known?.thumbnail_url, asset.thumbnail_url),
  };
}

function keepUrl(known: string | null | undefined, url: string | null): string | null {
  if (!known || !url) return url;
  return new URL(known).pathname === new URL(url).pathname ? known : url;
}
