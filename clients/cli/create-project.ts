import { type LogoKraft, unwrap } from "@logokraft/client";
import { type Options, REFINEMENT } from "./options.ts";

/** As many as the API makes where the brief doesn't say. */
const DEFAULT_COUNT = 15;

/** Sends the brief, and tells what is being designed once it is accepted. */
export async function createProject(
  logokraft: Pick<LogoKraft, "POST">,
  { brief, inspiration }: Options,
  signal: AbortSignal,
) {
  const picture = inspiration && new Blob([await Deno.readFile(inspiration)]);
  const body = { brief_data: brief, ...(picture && { inspiration_file: picture }) };
  const created = await unwrap(logokraft.POST("/api/v1/projects", { body, signal }));
  announce(brief);
  for (const { path, message } of created.warnings) console.warn(`Warning: ${path} ${message}`);
  return created;
}

function announce(brief: Options["brief"]): void {
  const count = brief.concept_count ?? DEFAULT_COUNT;
  const logos = count === 1 ? "1 logo" : `${count} logos`;
  console.log(
    `Designing ${logos} for ${brief.company_name}; ` +
      `the last picture is a refinement of the first: "${REFINEMENT}"`,
  );
}
