import type {
  Asset,
  FollowOptions,
  KitNews,
  LogoKraft,
  Project,
  StreamMessage,
} from "@logokraft/client";

/** A project as its stream has told of it so far. */
export interface Story {
  project: Project;
  /** In the order of their creation. */
  assets: Map<string, Asset>;
  /** What was told of brand kits, by their logo's id. */
  kits: Map<string, KitNews>;
  /** The number of the last message; undefined: there was none. */
  lastEventId: number | undefined;
}

/** Whether nothing of it is still to be drawn. */
export function isOver({ project: { status } }: Story): boolean {
  return status !== "prompting" && status !== "generating";
}

/**
 * Follows a project until its story satisfies `isReached`.
 *
 * @param onChange is called after each message.
 * @throws where the project is deleted or can't be followed, and the signal's reason.
 */
export async function followUntil(
  isReached: (story: Story) => boolean,
  { logokraft, story, onChange, ...options }: {
    logokraft: Pick<LogoKraft, "follow">;
    story: Story;
    onChange(story: Story): void;
  } & FollowOptions,
): Promise<void> {
  if (isReached(story)) return;
  const { project, lastEventId } = story;
  for await (const message of logokraft.follow(project.id, { ...options, lastEventId })) {
    if (message.type === "error") throw new Error(message.message);
    story.lastEventId = message.id ?? story.lastEventId;
    tell(story, message);
    onChange(story);
    if (isReached(story)) return;
  }
  throw options.signal?.reason ?? new Error("The stream has ended");
}

function tell(story: Story, message: StreamMessage): void {
  if ("project" in message) story.project = message.project;
  if ("asset" in message) story.assets.set(message.asset.id, message.asset);
  if ("kit" in message) story.kits.set(message.kit.asset_id, message.kit);
  if ("assets" in message) {
    story.assets = new Map(message.assets.map((asset) => [asset.id, asset]));
  }
}
