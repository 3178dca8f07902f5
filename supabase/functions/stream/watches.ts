import type { Logger } from "../_shared/log.ts";
import type { ClientStream } from "./client-stream.ts";
import type { Doorbell } from "./doorbell.ts";
import type { EventLog } from "./event-log.ts";
import type { Presenter } from "./presenter.ts";
import { ProjectWatch } from "./project-watch.ts";

/**
 * In so many turns the clients get their beats, those of a project together: 2,000 in one would hold
 * up for most of a second what is to be told meanwhile.
 */
const TURNS = 64;

/** What all streams of a worker share. */
export interface StreamParts {
  eventLog: EventLog;
  presenter: Presenter;
  doorbell: Doorbell;
  /** Milliseconds between two looks at the log, whether or not the doorbell rings. */
  lookEvery: number;
  /** Milliseconds. A client that was sent nothing for one to two of them gets a comment. */
  beatEvery: number;
  log: Logger;
}

/**
 * The projects that are watched now: each from its first client to its last. The doorbell is only a
 * hint: when its connection hangs, it is as silent as when nothing happens. So one read at short
 * intervals looks for new events of all projects together.
 */
export class Watches {
  readonly #byProject = new Map<string, ProjectWatch>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #beats: ReturnType<typeof setInterval> | undefined;
  #turn = 0;

  constructor(private readonly parts: StreamParts) {}

  join(projectId: string, client: ClientStream): ProjectWatch {
    let watch = this.#byProject.get(projectId);
    if (!watch) {
      const { eventLog, presenter, doorbell, log } = this.parts;
      watch = new ProjectWatch(projectId, eventLog, presenter, doorbell, log);
      this.#byProject.set(projectId, watch);
      this.#timer ??= this.#lookLater();
      this.#beats ??= setInterval(() => this.#beat(), this.parts.beatEvery / TURNS);
    }
    watch.join(client);
    return watch;
  }

  leave(watch: ProjectWatch, client: ClientStream): void {
    watch.leave(client);
    if (watch.isWatched) return;
    watch.stop();
    if (this.#byProject.get(watch.projectId) === watch) {
      this.#byProject.delete(watch.projectId);
    }
    if (this.#byProject.size > 0) return;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    clearInterval(this.#beats);
    this.#beats = undefined;
  }

  #beat(): void {
    this.#turn = (this.#turn + 1) % TURNS;
    for (const [projectId, watch] of this.#byProject) {
      if (turnOf(projectId) === this.#turn) watch.beat();
    }
  }

  #lookLater(): ReturnType<typeof setTimeout> {
    const timer = setTimeout(async () => {
      await this.#look();
      // If all clients left meanwhile and a new one came, there is a new timer, which has to go on.
      if (this.#timer === timer) this.#timer = this.#lookLater();
    }, this.parts.lookEvery);
    return timer;
  }

  async #look(): Promise<void> {
    const heads = new Map<string, number>();
    for (const [projectId, { head }] of this.#byProject) {
      if (head !== undefined) heads.set(projectId, head);
    }
    if (heads.size === 0) return;
    try {
      for (const [projectId, page] of await this.parts.eventLog.newsOf(heads)) {
        this.#byProject.get(projectId)?.take(page);
      }
    } catch (error) {
      // The next look tries again, from where this one began.
      this.parts.log.warn("log_unreadable", { projects: heads.size, error });
    }
  }
}

/** Ids are random, so each turn has about as many projects. */
function turnOf(projectId: string): number {
  return Number.parseInt(projectId.slice(0, 2), 16) % TURNS;
}
