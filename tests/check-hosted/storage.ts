import { buckets } from "../../supabase/functions/_shared/storage.ts";
import { openAdminClient } from "../support/project.ts";
import type { Checked } from "./report.ts";

/** Whether each bucket is there, and none is open to everybody. */
export async function checkStorage(): Promise<Checked<never>> {
  const { data, error } = await openAdminClient().storage.listBuckets();
  if (error) return { differences: [`the buckets can't be listed: ${error.message}`] };
  return {
    differences: Object.values(buckets).flatMap((name) => {
      const bucket = data.find(({ id }) => id === name);
      if (bucket === undefined) return [`the bucket ${name} is missing`];
      return bucket.public ? [`the bucket ${name} is public: everybody reads what is in it`] : [];
    }),
  };
}
