import { Presences } from "./presences.ts";

/** What has joined a topic. */
export interface Member {
  push(event: string, payload: unknown): void;
}

/** A topic's members and who of them is present. Names are without `realtime:`. */
export class Topic {
  readonly members = new Set<Member>();
  readonly presences = new Presences();

  /** To all members but `sender`. */
  broadcast(event: string, payload: unknown, sender?: Member): void {
    for (const member of this.members) if (member !== sender) member.push(event, payload);
  }
}

/** The topics that anybody has joined. Private and public ones of a name have nothing in common. */
export class Topics {
  readonly #topics = new Map<string, Topic>();

  join(name: string, isPrivate: boolean, member: Member): Topic {
    const key = keyOf(name, isPrivate);
    const topic = this.#topics.get(key) ?? new Topic();
    this.#topics.set(key, topic);
    topic.members.add(member);
    return topic;
  }

  leave(name: string, isPrivate: boolean, member: Member): void {
    const topic = this.find(name, isPrivate);
    topic?.members.delete(member);
    if (topic?.members.size === 0) this.#topics.delete(keyOf(name, isPrivate));
  }

  find(name: string, isPrivate: boolean): Topic | undefined {
    return this.#topics.get(keyOf(name, isPrivate));
  }
}

function keyOf(name: string, isPrivate: boolean): string {
  return `${isPrivate ? "private" : "public"} ${name}`;
}
