import type { Logger } from "../_shared/log.ts";
import type { Doorbell } from "./doorbell.ts";
import type { EventLog } from "./event-log.ts";
import type { Inbox } from "./inbox.ts";
import type { Presenter } from "./presenter.ts";
import { type Delivery, type Pace, ProjectWatch } from "./project-watch.ts";

/** What a worker's streams share. */
export interface StreamParts {
  log: EventLog;
  presenter: Presenter;
  doorbell: Doorbell;
  pace: Pace;
  logger: Logger;
}

/** The projects that are watched now: each from its first client to its last. */
export class Watches {
  readonly #byProject = new Map<string, ProjectWatch>();

  constructor(private readonly parts: StreamParts) {}

  join(projectId: string, inbox: Inbox<Delivery>): ProjectWatch {
    let watch = this.#byProject.get(projectId);
    if (!watch) {
      const { log, presenter, doorbell, pace, logger } = this.parts;
      watch = new ProjectWatch(projectId, log, presenter, doorbell, pace, logger);
      this.#byProject.set(projectId, watch);
    }
    watch.join(inbox);
    return watch;
  }

  leave(watch: ProjectWatch, inbox: Inbox<Delivery>): void {
    watch.leave(inbox);
    if (watch.isWatched) return;
    watch.stop();
    this.#byProject.delete(watch.projectId);
  }
}
