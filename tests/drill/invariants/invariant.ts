import type { Kill } from "../chaos/killer.ts";
import type { Stage } from "../stage.ts";
import type { Life } from "../storm/project-life.ts";

/** What a drill leaves behind, for the invariants to examine. */
export interface Evidence {
  stage: Stage;
  lives: Life[];
  complaints: string[];
  kills: Kill[];
}

/** Something that must be true whatever went wrong. */
export interface Invariant {
  name: string;
  /** Says what is not as it should be; nothing: all is well. */
  findBreaches(evidence: Evidence): Promise<string[]>;
}
