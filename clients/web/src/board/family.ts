import type { Asset } from "@logokraft/client";

/** A logo and what was made of it. */
export interface Family {
  asset: Asset;
  children: Family[];
}

/** The family trees of a project's logos: concepts in order, under each its refinements. */
export function growFamilies(assets: Asset[]): Family[] {
  const byId = new Map(assets.map((asset) => [asset.id, { asset, children: [] as Family[] }]));
  const roots: Family[] = [];
  for (const family of byId.values()) {
    const parent = byId.get(family.asset.parent_asset_id ?? "");
    (parent?.children ?? roots).push(family);
  }
  return roots;
}

/** The tree that a logo stands in. */
export function findFamily(families: Family[], assetId: string): Family | undefined {
  return families.find((family) => flatten(family).some(({ asset }) => asset.id === assetId));
}

/** A tree's logos, each before what was made of it. */
export function flatten(family: Family): Family[] {
  return [family, ...family.children.flatMap(flatten)];
}

/** E.g. `03` of the third concept, `03.1` of its first refinement: by id. */
export function numberLogos(families: Family[]): Map<string, string> {
  const numbers = new Map<string, string>();
  function number(family: Family, name: string): void {
    numbers.set(family.asset.id, name);
    family.children.forEach((child, index) => number(child, `${name}.${index + 1}`));
  }
  families.forEach((family, index) => number(family, String(index + 1).padStart(2, "0")));
  return numbers;
}

/** A logo with its number. */
export interface Logo {
  asset: Asset;
  number: string;
}

/** A project's logos in the board's order. */
export function listLogos(assets: Asset[]): Logo[] {
  const families = growFamilies(assets);
  const numbers = numberLogos(families);
  return families.flatMap(flatten).map(({ asset }) => ({
    asset,
    number: numbers.get(asset.id) ?? "",
  }));
}
