import { z } from "zod";
import { type Brief, briefSchema } from "./brief.ts";
import { costRowSchema, costSchema, presentCost } from "./cost.ts";
import { failureSchema } from "./failure.ts";
import { instantSchema, toInstant } from "./instant.ts";
import { nullable } from "./nullable.ts";

export const projectStatuses = [
  "prompting",
  "generating",
  "completed",
  "failed",
  "cancelled",
] as const;

const count = z.int().min(0);

export const progressSchema = z.object({
  total: count,
  pending: count,
  generating: count,
  completed: count,
  failed: count,
}).meta({ id: "Progress", description: "Counts every logo of the project, refinements included." });

/** A row of `project_overviews`, and a project as events carry it. */
export const projectRowSchema = z.object({
  id: z.guid(),
  project_name: z.string(),
  // A brief is checked when a project is created. A stored one is not checked again: it would
  // become unreadable when the rules change.
  brief_data: z.custom<Brief>((value) => typeof value === "object" && value !== null),
  status: z.enum(projectStatuses),
  error: nullable(failureSchema),
  inspiration_image_url: z.string().nullable(),
  progress: progressSchema,
  cost_usd: costRowSchema,
  created_at: z.string(),
  updated_at: z.string(),
});

export type ProjectRow = z.infer<typeof projectRowSchema>;

/** A project on the wire. */
export const projectSchema = z.object({
  id: z.guid(),
  project_name: z.string(),
  brief_data: briefSchema,
  status: z.enum(projectStatuses),
  error: nullable(failureSchema),
  inspiration_image_url: z.url().nullable().meta({ description: "Signed" }),
  progress: progressSchema,
  cost: nullable(costSchema),
  created_at: instantSchema,
  updated_at: instantSchema,
}).meta({ id: "Project" });

export type Project = z.infer<typeof projectSchema>;

/** @param urls signed URLs of objects in `inspiration-images`, by path. */
export function presentProject(row: ProjectRow, urls: ReadonlyMap<string, string>): Project {
  const path = row.inspiration_image_url;
  return {
    id: row.id,
    project_name: row.project_name,
    brief_data: row.brief_data,
    status: row.status,
    error: row.error,
    inspiration_image_url: path === null ? null : urls.get(path) ?? null,
    progress: row.progress,
    cost: presentCost(row.cost_usd),
    created_at: toInstant(row.created_at),
    updated_at: toInstant(row.updated_at),
  };
}
