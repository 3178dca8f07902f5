import type { Verbs } from "./verbs.ts";

/** Verbs of which a test gives those it expects to be called, with a record of the calls. */
export function fakeVerbs(given: Partial<Verbs>): { verbs: Verbs; calls: [string, unknown[]][] } {
  const calls: [string, unknown[]][] = [];
  const refuse = (name: string) => () => Promise.reject(new Error(`${name} is not expected`));
  const verbs: Verbs = {
    claimPrompts: refuse("claimPrompts"),
    claimPicture: refuse("claimPicture"),
    claimRendition: refuse("claimRendition"),
    extendLease: refuse("extendLease"),
    saveRewrittenPrompt: refuse("saveRewrittenPrompt"),
    saveProviderJob: refuse("saveProviderJob"),
    beginRedraw: refuse("beginRedraw"),
    redrawTurnedAway: refuse("redrawTurnedAway"),
    reserveObject: refuse("reserveObject"),
    listForRemoval: refuse("listForRemoval"),
    completePrompts: refuse("completePrompts"),
    completePicture: refuse("completePicture"),
    claimDelivery: refuse("claimDelivery"),
    settleDelivery: refuse("settleDelivery"),
    completeThumbnail: refuse("completeThumbnail"),
    saveKitStep: refuse("saveKitStep"),
    failJob: refuse("failJob"),
    reportAttempt: refuse("reportAttempt"),
    releaseJob: refuse("releaseJob"),
    claimObjectRemovals: refuse("claimObjectRemovals"),
    confirmObjectRemovals: refuse("confirmObjectRemovals"),
    claimWithdrawals: refuse("claimWithdrawals"),
    settleWithdrawal: refuse("settleWithdrawal"),
    ...given,
  };
  const recorded = new Proxy(verbs, {
    get(target, name: keyof Verbs) {
      return (...args: unknown[]) => {
        calls.push([name, args]);
        return Reflect.apply(target[name], target, args);
      };
    },
  });
  return { verbs: recorded, calls };
}
