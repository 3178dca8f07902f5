import { EventSource } from "eventsource";
import type { Asset } from "../../supabase/functions/_shared/contract/asset.ts";
import type { Project } from "../../supabase/functions/_shared/contract/project.ts";
import {
  type StreamMessage,
  streamMessageSchema,
} from "../../supabase/functions/_shared/contract/stream-message.ts";

/** A project as its stream has told of it so far. */
export interface Story {
  project: Project;
  /** In the order of their creation. */
  assets: Map<string, Asset>;
}

/** Follows a project by its stream, which reconnects by itself. */
export interface Follower {
  /**
   * Resolves at the first moment from now on at which the story satisfies `reached`.
   *
   * @throws when the stream is closed for good.
   */
  until(reached: (story: Story) => boolean): Promise<Story>;
  close(): void;
}

/** @param onChange is called after each message. */
export function followProject(
  streamUrl: string,
  project: Project,
  onChange: (story: Story) => void,
): Follower {
  const story: Story = { project, assets: new Map() };
  const source = new EventSource(streamUrl);
  const waiting = new Set<{ check(): void; fail(error: Error): void }>();
  let failure: Error | undefined;

  function fail(message: string) {
    failure = new Error(message);
    source.close();
    for (const waiter of waiting) waiter.fail(failure);
  }

  source.onmessage = ({ data }) => {
    const message = streamMessageSchema.parse(JSON.parse(data));
    if (message.type === "error") return fail(message.message);
    tell(story, message);
    onChange(story);
    for (const waiter of waiting) waiter.check();
  };
  source.onerror = ({ code }) => {
    if (source.readyState === source.CLOSED) {
      fail(`The stream was refused (${code ?? "no answer"})`);
    }
  };

  return {
    until(reached) {
      const { promise, resolve, reject } = Promise.withResolvers<Story>();
      const waiter = { check: () => reached(story) && resolve(story), fail: reject };
      waiting.add(waiter);
      if (failure) reject(failure);
      else waiter.check();
      return promise.finally(() => waiting.delete(waiter));
    },
    close: () => source.close(),
  };
}

function tell(story: Story, message: Exclude<StreamMessage, { type: "error" }>): void {
  if ("project" in message) story.project = message.project;
  if ("asset" in message) story.assets.set(message.asset.id, message.asset);
  if ("assets" in message) {
    story.assets = new Map(message.assets.map((asset) => [asset.id, asset]));
  }
}
