import { z } from "zod";

/** Why a project or a logo failed, for its owner to read. */
export const failureSchema = z.object({
  code: z.enum([
    "content_policy",
    "vendor_unavailable",
    "vendor_rejected",
    "deadline_exceeded",
    "worker_lost",
    "bad_picture",
    "prompts_unusable",
    "unsupported_image",
    "cancelled",
  ]),
  message: z.string().meta({ description: "A sentence for the user" }),
}).meta({ id: "Failure" });

export type Failure = z.infer<typeof failureSchema>;
export type FailureCode = Failure["code"];
