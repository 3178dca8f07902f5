import type { SupabaseClient } from "@supabase/supabase-js";

/** Signed URLs of projects' first logos, by project. */
export type Covers = ReadonlyMap<string, string[]>;

/** How many logos a project's card shows. */
const COUNT = 4;
/** Seconds that a cover's URL is good for. */
const GOOD_FOR = 60 * 60;

interface Row {
  id: string;
  generated_assets: { asset_url: string; thumbnail_path: string | null }[];
}

/**
 * The first finished logos of projects, favorites before others. Read straight from the database and
 * the storage, which show a user nobody else's.
 */
export async function findCovers(supabase: SupabaseClient, projectIds: string[]): Promise<Covers> {
  // A new user has none, so nothing is asked for: the answer could come after a sign-out, as a 401.
  if (projectIds.length === 0) return new Map();
  const covers = { referencedTable: "generated_assets" };
  const { data, error } = await supabase.from("brand_projects")
    .select("id, generated_assets(asset_url, thumbnail_path)")
    .in("id", projectIds)
    .eq("generated_assets.status", "completed")
    .order("favorite", { ...covers, ascending: false })
    .order("created_at", covers)
    .order("ordinal", covers)
    .limit(COUNT, covers)
    .returns<Row[]>();
  if (error) throw error;
  const urls = await sign(supabase, data.flatMap(pathsOf));
  return new Map(data.map((row) => [row.id, pathsOf(row).flatMap((path) => urls.get(path) ?? [])]));
}

/** A card has no use for all the pixels, unless there is nothing else. */
function pathsOf({ generated_assets }: Row): string[] {
  return generated_assets.map(({ asset_url, thumbnail_path }) => thumbnail_path ?? asset_url);
}

/** The covers with newer ones of some projects; pictures that are on the screen stay. */
export function keepCovers(before: Covers, found: Covers): Covers {
  const known = new Map([...before.values()].flat().map((url) => [new URL(url).pathname, url]));
  const kept = [...found].map(([projectId, urls]) =>
    [projectId, urls.map((url) => known.get(new URL(url).pathname) ?? url)] as const
  );
  return new Map([...before, ...kept]);
}

async function sign(supabase: SupabaseClient, paths: string[]): Promise<Map<string, string>> {
  if (paths.length === 0) return new Map();
  const { data, error } = await supabase.storage.from("generated-assets")
    .createSignedUrls(paths, GOOD_FOR);
  if (error) throw error;
  return new Map(
    data.flatMap(({ path, signedUrl }) => path && signedUrl ? [[path, signedUrl]] : []),
  );
}
