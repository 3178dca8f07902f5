import type { ArtistModel, GeminiModel } from "./model.ts";
import { artistModels, geminiModels } from "./table.ts";

/** Volcengine and BytePlus sell the same models under names of their own. */
const BRAND = /^(doubao|dola)-/;

/** The artist of that name; one that isn't in the table takes the fields that all take. */
export function artistModel(provider: ArtistModel["provider"], name: string): ArtistModel {
  const plain = name.replace(BRAND, "");
  const known = artistModels.find((model) =>
    model.provider === provider && [model.name, ...model.aliases ?? []].includes(plain)
  );
  return known === undefined ? unknownArtist(provider, name) : { ...known, name };
}

function unknownArtist(provider: ArtistModel["provider"], name: string): ArtistModel {
  return {
    provider,
    name,
    isProved: false,
    sizeField: provider === "ark" ? "size" : undefined,
    sides: [2048],
    format: "png",
    transparent: "never",
    references: 0,
    sends: {},
    refuses: [],
    seconds: [5, 40],
    prices: [],
  };
}

/** Gemini's model of that name; one that isn't in the table is told nothing special. */
export function geminiModel(name: string): GeminiModel {
  return geminiModels.find((model) => model.name === name) ?? {
    provider: "gemini",
    name,
    isProved: false,
    sizes: { 1024: "1K" },
    thinking: undefined,
    seconds: [5, 40],
    prices: [],
  };
}
