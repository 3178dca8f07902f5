/** The attempt's own time is over. The job may have another attempt. */
export class TookTooLong extends Error {
  constructor() {
    super("The attempt took too long");
    this.name = "TookTooLong";
  }
}

/** The job's deadline has passed. */
export class DeadlinePassed extends Error {
  constructor() {
    super("The job's deadline has passed");
    this.name = "DeadlinePassed";
  }
}

/** The worker is about to be stopped. */
export class ShutDown extends Error {
  constructor() {
    super("The worker is shutting down");
    this.name = "ShutDown";
  }
}
