import type { Config } from "../../config.ts";
import { streamAddress, type Tickets } from "../../tickets.ts";

/** A URL that opens a project's stream, good until `expires_at`. */
export interface StreamLink {
  stream_url: string;
  expires_at: string;
}

/** The caller has to make sure that the user who gets the URL may read the project. */
export async function linkStream(
  { config, tickets }: { config: Config; tickets: Tickets },
  projectId: string,
  ownerId: string,
): Promise<StreamLink> {
  const { ticket, expiresAt } = await tickets.mint(projectId, ownerId);
  const url = streamAddress(config.publicSupabaseUrl, projectId);
  url.searchParams.set("ticket", ticket);
  return { stream_url: url.href, expires_at: expiresAt.toISOString() };
}
