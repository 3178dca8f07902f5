import { motifNames, motifs, pairs } from "../draw/motifs/index.ts";

/** The beginnings of words, of other languages too, and the motif that comes nearest to each. */
const near = new Map(pairs(`
кофе=coffee чай=tea хлеб=bread пекар=bread вино=wine пиво=beer ресторан=cutlery ферм=tractor
сад=flower цвет=flower лес=fir гор=mountain мор=wave ветер=wind солн=sun лун=moon звезд=star
снег=snowflake рыб=fish птиц=bird пчел=bee кот=cat собак=dog лис=fox волк=wolf медвед=bear
лошад=horse корабл=ship яхт=boat порт=anchor маяк=lighthouse север=compass книг=book школ=book
музык=guitar зуб=tooth сердц=heart клиник=heart дом=house ключ=key молот=hammer игр=dice
珈琲=coffee コーヒー=coffee 茶=tea パン=bread 酒=bottle 花=flower 桜=sakura さくら=sakura 森=fir 山=mountain 海=wave
風=wind 日=sun 月=moon 星=star 雪=snowflake 魚=fish 鳥=bird 猫=cat 犬=dog 馬=horse 船=boat 灯台=lighthouse
本=book 音楽=guitar 歯=tooth 家=house 鍵=key 北=compass ゲーム=dice ラーメン=ramen 木=tree 火=fire 水=drop
kaffee=coffee brot=bread bäcker=bread blume=flower wald=fir berg=mountain vogel=bird fuchs=fox
fisch=fish linde=tree hafen=anchor leuchtturm=lighthouse zahn=tooth buch=book haus=house
dental=tooth dentist=tooth saddl=horseshoe loom=yarn weaver=yarn plough=tractor whisky=tumbler+glass
climb=carabiner rowing=oar heron=flamingo shoemak=boot cobbl=boot wooll=wool whiskey=tumbler+glass
night=moon harbo=anchor
`));

/** Words that mean something else more often than the thing. */
const ambiguous = new Set(
  ("watch label link seat station letter tie track court box game can iron pick date object kiss " +
    "match well fly mate knot diet wood seal bug orange lime turkey shop store school studio")
    .split(" "),
);

const irregular = new Map(pairs("teeth=tooth geese=goose mice=mouse oxen=ox children=child"));

/**
 * The motifs that a text, of any case, names, in the order of their names. Parts of a compound come
 * last: "hand-tied nets" are nets, and a "narrow-gauge railway" is a railway.
 */
export function motifsNamed(text: string): string[] {
  const compound = /\p{L}+(?:-\p{L}+)+/gu;
  const rest = text.replaceAll(compound, ".");
  return [...new Set([rest, ...text.match(compound) ?? [], text].flatMap(inOrder))];
}

function inOrder(text: string): string[] {
  const words = wordsOf(text);
  const found: string[] = [];
  for (let at = 0; at < words.length; at++) {
    const calls = [3, 2, 1].map((length) => called(words.slice(at, at + length), length));
    const name = calls.find((call) => call !== undefined);
    found.push(...name === undefined ? meanings(words[at] ?? "") : [name]);
    if (name !== undefined) at += 2 - calls.indexOf(name);
  }
  return found;
}

/** A text's words, in lower case and in order. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().replace(/['’]s\b|\bnext door\b/g, "")
    .replace(/\b(?:the|an?|our|old|deep) well\b(?!-)/g, "water well").match(/[\p{L}\p{N}]+/gu) ??
    [];
}

function called(words: string[], length: number): string | undefined {
  if (words.length < length) return undefined;
  const last = words.at(-1) ?? "";
  if (length === 1 && singulars(last).some((word) => ambiguous.has(word))) return undefined;
  const before = words.slice(0, -1).map((word) => `${word} `).join("");
  return singulars(last).map((word) => before + word).find((name) => motifs.has(name));
}

/** A word, and what it may be the plural of. */
export function singulars(word: string): string[] {
  const known = irregular.get(word);
  return [
    word,
    ...(known === undefined ? [] : [known]),
    ...(/ves$/.test(word) ? [word.replace(/ves$/, "f"), word.replace(/ves$/, "fe")] : []),
    ...(/ies$/.test(word) ? [word.replace(/ies$/, "y")] : []),
    ...(/(?:[osxz]|[cs]h)es$/.test(word) ? [word.replace(/es$/, "")] : []),
    ...(/s$/.test(word) ? [word.replace(/s$/, "")] : []),
  ];
}

/** What a word that is no motif's name leads to; Japanese runs words together. */
function meanings(word: string): string[] {
  return [...near].filter(([stem]) =>
    word.startsWith(stem) || (/[\u3040-\u30ff\u4e00-\u9fff]/.test(stem) && word.includes(stem))
  ).map(([, name]) => name);
}

for (const name of near.values()) {
  if (!motifNames.includes(name)) throw new RangeError(`There is no motif "${name}"`);
}
