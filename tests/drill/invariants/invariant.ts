import type { Kill } from "../chaos/killer.ts";
import type { Stage } from "../stage.ts";
import type { Life } from "../storm/project-life.ts";
import type { StormReceiver } from "../storm/receiver.ts";

/** What a drill leaves behind, for the invariants to examine. */
export interface Evidence {
  stage: Stage;
  lives: Life[];
  complaints: string[];
  kills: Kill[];
  /** Undefined: nobody registered one. */
  receiver: StormReceiver | undefined;
}

/** Something that must be true whatever went wrong. */
export interface Invariant {
  name: string;
  /** Says what is not as it should be; nothing: all is well. */
  findBreaches(evidence: Evidence): Promise<string[]>;
}
