import { z } from "zod";
import { type CallVerb, jobLease, type LeaseRef } from "./call-verb.ts";

export interface StoredObject {
  bucket: string;
  path: string;
}

const objectsShape = z.array(z.object({ bucket: z.string(), path: z.string() }));

/** What is asked of the database about objects in Storage. */
export function createObjectVerbs(call: CallVerb) {
  return {
    /** Lists a path for removal before its upload. @returns false where the lease is lost. */
    reserveObject(lease: LeaseRef, { bucket, path }: StoredObject): Promise<boolean> {
      const args = { p_bucket: bucket, p_path: path, ...jobLease(lease) };
      return call("reserve_object", args, z.boolean());
    },
    /** Lists an object for removal that no row will name. @returns false where it is listed. */
    listForRemoval({ bucket, path }: StoredObject): Promise<boolean> {
      return call("reserve_object", { p_bucket: bucket, p_path: path }, z.boolean());
    },
    claimObjectRemovals(limit: number): Promise<StoredObject[]> {
      return call("claim_object_removals", { p_limit: limit }, objectsShape);
    },
    /** @returns how many of them were listed. */
    confirmObjectRemovals(removed: StoredObject[]): Promise<number> {
      const args = { p_objects: removed.map((object) => ({ ...object })) };
      return call("confirm_object_removals", args, z.int());
    },
  };
}

export type ObjectVerbs = ReturnType<typeof createObjectVerbs>;
