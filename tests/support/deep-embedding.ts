/** A short question to REST that asks for ever more rows the deeper it goes. */
export function deepEmbedding(depth: number): string {
  let select = "id";
  for (let level = 0; level < depth; level++) {
    select = level % 2 === 0 ? `generated_assets(${select})` : `brand_projects(${select})`;
  }
  return depth % 2 === 0 ? `generated_assets?select=${select}` : `brand_projects?select=${select}`;
}
