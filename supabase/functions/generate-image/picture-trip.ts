import type { ServiceClient } from "../_shared/database.ts";
import { LeaseLost } from "../_shared/jobs/lease.ts";
import {
  type Attempt,
  type AttemptDeps,
  type AttemptTime,
  runAttempt,
} from "../_shared/jobs/run-attempt.ts";
import type { PictureClaim } from "../_shared/jobs/verbs/claims.ts";
import type { FinishedPicture } from "../_shared/jobs/verbs/picture-verbs.ts";
import { bounds, whenAborted } from "../_shared/timing/bounded.ts";
import type { Slots } from "../_shared/timing/slots.ts";
import type { Gemini } from "../_shared/vendors/gemini/gemini.ts";
import type { Artist } from "../_shared/vendors/artists/artist.ts";
import { VendorError } from "../_shared/vendors/vendor-error.ts";
import { createConcept } from "./concept.ts";
import { expectedLettering } from "./lettering/expected.ts";
import { emphasisFor, isBetter, readBack, type Reading } from "./lettering/read-back.ts";
import type { LetterReader } from "./lettering/reader.ts";
import type { Drawing, PictureKind, Stored } from "./picture-kind.ts";
import { probeStorage } from "./probe-storage.ts";
import { createRefinement } from "./refinement.ts";
import { storePicture } from "./store-picture.ts";
import type { Transfers } from "./transfers.ts";

export interface TripDeps extends AttemptDeps {
  client: ServiceClient;
  artist: Artist;
  gemini: Gemini;
  /** Undefined where letters are not to be read back. */
  reader: LetterReader | undefined;
  /** Refinements in this worker at a time. */
  refinements: Slots;
  /** Pictures on their way through this worker. */
  transfers: Transfers;
  atWork: AssetsAtWork;
  /** Milliseconds for an attempt, by who draws. */
  attemptTimes: Record<PictureClaim["vendor"], number>;
}

/** The attempts under way in this worker, by their asset: the last one of each. */
export type AssetsAtWork = Map<string, Pick<Attempt, "isHeld">>;

/** A second drawing ends so many milliseconds before the attempt, to leave time for settling. */
const SETTLING_TIME = 6_000;

/**
 * A picture's trip: its claim is made, it is drawn, stored and read back, drawn once more if it is
 * misspelt, and settled. Never throws.
 */
export async function drawPicture(deps: TripDeps, claim: PictureClaim): Promise<void> {
  const lease = { jobId: claim.asset.id, leaseToken: claim.lease_token };
  let begun: Attempt | undefined;
  await runAttempt(deps, {
    lease,
    leaseSeconds: claim.lease_seconds,
    deadlineAt: claim.deadline_at,
    milliseconds: deps.attemptTimes[claim.vendor],
    work: (attempt) => {
      deps.atWork.set(claim.asset.id, begun = attempt);
      return takeTurn(deps, claim, attempt);
    },
    complete: (picture, report) => deps.verbs.completePicture(lease, picture, report),
  });
  if (deps.atWork.get(claim.asset.id) === begun) deps.atWork.delete(claim.asset.id);
}

/** Concepts are streamed through this worker. Refinements are held in memory, so few at a time. */
async function takeTurn(deps: TripDeps, claim: PictureClaim, attempt: Attempt) {
  // What is paid for already tries Storage by itself.
  if (claim.probes_storage && (claim.provider_job === null || claim.provider_job.kind === "lost")) {
    await probeStorage(deps, claim, attempt);
  }
  if (claim.vendor === "seedream") {
    return await makePicture(deps, claim, createConcept(deps, attempt, claim), attempt);
  }
  const leave = await deps.refinements.take(attempt.signal);
  try {
    const refinement = await createRefinement(deps, attempt, claim);
    return await makePicture(deps, claim, refinement, attempt);
  } finally {
    leave();
  }
}

export type DrawingDeps = Pick<
  TripDeps,
  "client" | "verbs" | "clock" | "log" | "reader" | "transfers"
>;

/** Draws, stores and reads back; of two drawings the better one counts. */
export async function makePicture(
  deps: DrawingDeps,
  claim: PictureClaim,
  kind: PictureKind,
  attempt: Attempt,
): Promise<FinishedPicture> {
  const { clock, log } = deps;
  const time = attempt.startTime();
  const { prompt, lettered } = await kind.preparePrompt(time);
  const expected = expectedLettering(claim, prompt, lettered);
  const trip = { deps, claim, kind, attempt, prompt };

  const first = await drawAndStore(trip, { number: 1, emphasis: "" }, time);
  const reading = await readBack(deps, first, expected, time);
  const emphasis = emphasisFor(reading, expected);
  if (emphasis === "") return finished(first, reading);

  const left = time.endsAt - SETTLING_TIME - clock.now();
  const { difference, logos } = reading;
  log.info("picture_amiss", { difference, logos, ms_left: left });
  // The second drawing of an earlier attempt may have been fetched: there is no third.
  const isSecond = claim.provider_job?.drawing === 2;
  if (left < kind.redrawingTime || isSecond || !await mayRedraw(deps, attempt)) {
    return finished(first, reading);
  }
  attempt.meter.noteRedraw();
  const limit = bounds([time.signal], { milliseconds: left, clock });
  const within = { ...time, signal: limit.signal };
  try {
    // It has a time limit of its own, so a second drawing that fails or hangs does not cost the
    // first one, which is stored already.
    const again = { number: 2, emphasis } as const;
    const aborted = whenAborted(limit.signal);
    const second = await Promise.race([drawAndStore(trip, again, within), aborted]);
    const reread = await Promise.race([readBack(deps, second, expected, within), aborted]);
    if (isBetter(reread, reading)) return finished(second, reread);
  } catch (error) {
    time.signal.throwIfAborted();
    if (error instanceof LeaseLost) throw error;
    log.warn("lettering_not_redrawn", { error });
    await tellGate(deps, attempt, error);
  } finally {
    limit.end();
  }
  return finished(first, reading);
}

interface Trip {
  deps: DrawingDeps;
  claim: PictureClaim;
  kind: PictureKind;
  attempt: Attempt;
  prompt: string;
}

async function drawAndStore(
  { deps, claim, kind, attempt, prompt }: Trip,
  drawing: Drawing,
  call: AttemptTime,
): Promise<Stored> {
  try {
    const drawn = await kind.draw(prompt, drawing, call);
    if (drawn.kind === "stored") return drawn.stored;
    const { lease_seconds: leaseSeconds, owner_id: ownerId } = claim;
    const path = pathOf(claim, drawing);
    const request = { lease: attempt.lease, leaseSeconds, ownerId, path, drawn };
    // What is drawn is paid for: waiting for its turn, or for Storage, is not the attempt's time.
    if (drawing.number === 1) call.endLimit();
    const stored = await storePicture(deps, request, call.signal);
    await kind.remember(stored.picture, drawing, call);
    return stored;
  } catch (error) {
    // The same job would give the same picture again, so it is forgotten.
    if (error instanceof VendorError && error.isLost) await kind.remember(null, drawing, call);
    throw error;
  }
}

/** A path that no other drawing and no other attempt has, without the extension. */
function pathOf({ owner_id, asset, attempt }: PictureClaim, { number }: Drawing): string {
  const name = number === 1 ? `${asset.id}-${attempt}` : `${asset.id}-${attempt}-${number}`;
  return `${owner_id}/${asset.project_id}/${name}`;
}

function finished({ picture }: Stored, { lettering }: Reading): FinishedPicture {
  return lettering === undefined ? picture : { ...picture, lettering };
}

/** A second drawing within one attempt counts as a start at its vendor, like any other. */
async function mayRedraw(
  { verbs, log }: Pick<TripDeps, "verbs" | "log">,
  { lease }: Attempt,
): Promise<boolean> {
  try {
    return await verbs.beginRedraw(lease);
  } catch (error) {
    log.warn("lettering_not_redrawn", { error });
    return false;
  }
}

/** Closes the vendor's gate where it refused a second drawing because of too many calls. */
async function tellGate(
  { verbs, log }: Pick<TripDeps, "verbs" | "log">,
  { lease }: Attempt,
  error: unknown,
): Promise<void> {
  if (!(error instanceof VendorError) || error.class !== "throttled") return;
  // If this call fails, the vendor also refuses the next attempt, which then closes the gate.
  await verbs.redrawTurnedAway(lease, error.retryAfterSeconds).catch((error) => {
    log.warn("redraw_refusal_untold", { error });
  });
}
