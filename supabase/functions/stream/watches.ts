import type { Logger } from "../_shared/log.ts";
import type { Doorbell } from "./doorbell.ts";
import type { EventLog } from "./event-log.ts";
import type { ClientQueue } from "./client-queue.ts";
import type { Presenter } from "./presenter.ts";
import { type Delivery, type Pace, ProjectWatch } from "./project-watch.ts";

/** What a worker's streams share. */
export interface StreamParts {
  eventLog: EventLog;
  presenter: Presenter;
  doorbell: Doorbell;
  pace: Pace;
  log: Logger;
}

/** The projects that are watched now: each from its first client to its last. */
export class Watches {
  readonly #byProject = new Map<string, ProjectWatch>();

  constructor(private readonly parts: StreamParts) {}

  join(projectId: string, queue: ClientQueue<Delivery>): ProjectWatch {
    let watch = this.#byProject.get(projectId);
    if (!watch) {
      const { eventLog, presenter, doorbell, pace, log } = this.parts;
      watch = new ProjectWatch(projectId, eventLog, presenter, doorbell, pace, log);
      this.#byProject.set(projectId, watch);
    }
    watch.join(queue);
    return watch;
  }

  leave(watch: ProjectWatch, queue: ClientQueue<Delivery>): void {
    watch.leave(queue);
    if (watch.isWatched) return;
    watch.stop();
    this.#byProject.delete(watch.projectId);
  }
}
