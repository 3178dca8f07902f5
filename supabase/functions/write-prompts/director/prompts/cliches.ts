/**
 * A field is known by the beginnings of words, so that "sport" is not found in transport, and
 * "dent" not in student. In scripts without spaces it may stand anywhere.
 */
function starting(words: RegExp): RegExp {
  return new RegExp(`(?<![\\p{Script=Latin}\\p{Script=Cyrillic}])(?:${words.source})`, "iu");
}

/**
 * What every second logo of a field shows. A field is found by words of the industry, in several
 * languages; the first that fits is taken.
 */
export const clichesByField: [field: RegExp, cliches: string[]][] = [
  [starting(/coffee|caf[eé]|roast|espresso|кофе|珈琲|コーヒー/), [
    "a coffee bean",
    "a steaming cup",
    "a coffee-bean leaf",
    "a moka pot",
  ]],
  [starting(/tea\b|茶|чай/), ["a tea leaf", "a steaming teacup", "a teapot silhouette"]],
  [starting(/bak(e|ing)|bread|pastr|patisserie|хлеб|пекар|パン/), [
    "a wheat ear",
    "a chef's hat",
    "a rolling pin",
    "a cupcake",
  ]],
  [starting(/brew|beer|пиво|ビール/), ["a hop cone", "a foaming mug", "a barrel"]],
  [starting(/wine|vineyard|vino|вино|ワイン/), [
    "a bunch of grapes",
    "a wine glass",
    "a corkscrew",
  ]],
  [starting(/restaurant|catering|bistro|food|ресторан|レストラン/), [
    "crossed fork and knife",
    "a chef's hat",
    "a cloche",
  ]],
  [starting(/law|legal|attorney|notar|юрид|адвокат|法律/), [
    "the scales of justice",
    "a gavel",
    "a classical column",
    "a quill",
  ]],
  [starting(/dent|зуб|歯/), ["a tooth", "a toothbrush", "a smiling tooth"]],
  [starting(/clinic|health|medic|hospital|pharma|клиник|医/), [
    "a red cross",
    "a heartbeat line",
    "a stethoscope",
    "the rod of Asclepius",
    "a heart in two hands",
  ]],
  [starting(/vet(s|erinar\w*)?\b|pets?\b|animal|ветеринар|動物/), [
    "a paw print",
    "a dog and cat in one outline",
    "a bone",
  ]],
  [starting(/yoga|wellness|spas?\b|massage|meditat/), [
    "a lotus flower",
    "stacked stones",
    "a figure in lotus pose",
  ]],
  [starting(/gym|fitness|sport|спорт/), [
    "a dumbbell",
    "a flexed arm",
    "a running figure with a swoosh",
  ]],
  [starting(/gam(e|es|ing)\b|esport|игр|ゲーム/), [
    "a game controller",
    "a pixel heart",
    "a mascot with a joystick",
  ]],
  [starting(/music|audio|record|sound|музык|音楽/), [
    "a musical note",
    "headphones",
    "a sound wave",
  ]],
  [starting(/photo|фото|写真/), ["a camera aperture", "a camera outline", "a film strip"]],
  [starting(/film|video|cinema|кино|映画/), ["a clapperboard", "a play button", "a film reel"]],
  [starting(/real estate|propert|realt|недвижим|不動産/), [
    "a roof line",
    "a house with a key",
    "a skyline of bars",
  ]],
  [starting(/architect|construct|build|contractor|строит|建築/), [
    "a crane",
    "a hard hat",
    "a stack of bars as a skyline",
    "a set square",
  ]],
  [starting(/financ|bank|invest|account|consult|insur|финанс|銀行/), [
    "a rising bar chart",
    "an arrow that points up",
    "a handshake",
    "a shield",
  ]],
  [starting(/education|school|tutor|academ|learn|школ|教育/), [
    "a graduation cap",
    "an open book",
    "a light bulb",
    "an owl with glasses",
  ]],
  [starting(/kids|child|toy|nursery|детск/), [
    "building blocks in four colors",
    "a teddy bear",
    "a balloon",
  ]],
  [starting(/travel|tour|airline|путешеств|旅/), [
    "a paper plane",
    "a globe with an orbit",
    "a map pin",
    "a palm tree",
  ]],
  [starting(/sail|marin|boat|surf|sea\b|fish|море|海/), [
    "an anchor",
    "a ship's wheel",
    "a plain wave",
  ]],
  [starting(/farm|organic|garden|plant|florist|flower|сад|花/), [
    "a sprouting leaf",
    "a tree in a circle",
    "two leaves as a heart",
  ]],
  [starting(/energy|solar|electric|энерг|電/), [
    "a lightning bolt",
    "a light bulb",
    "a half sun with rays",
  ]],
  [starting(/car\b|cars|auto|garage|мотор|авто/), [
    "a car silhouette",
    "a gear",
    "a wrench",
    "wings",
  ]],
  [starting(/fashion|cloth|apparel|мода|服/), [
    "a coat hanger",
    "a needle and thread",
    "a dress silhouette",
  ]],
  [starting(/jewel|ювелир|宝石/), ["a brilliant-cut diamond", "a ring with a stone", "a crown"]],
  [starting(/beaut|salon|hair|cosmetic|красот|美容/), [
    "a woman's profile",
    "scissors",
    "a lipstick",
  ]],
  [starting(/clean|laundry|уборк|掃除/), ["a water drop", "a broom", "sparkles", "a bubble"]],
  [starting(/logistic|shipping|transport|freight|достав|物流/), [
    "an arrow",
    "a lorry",
    "a cardboard box",
  ]],
  [starting(/secur|cyber|безопас/), ["a padlock", "a shield", "a keyhole"]],
  [starting(/tech|software|cloud|data|platform|ai\b|it\b|софт|ソフト/), [
    "a circuit board",
    "a globe with an orbit",
    "a brain of nodes",
    "a hexagon network",
    "a rising bar chart",
    "a swoosh",
  ]],
];

/** Clichés of all fields. */
export const clichesOfAll = [
  "a swoosh around a globe",
  "a light bulb",
  "a puzzle piece",
  "a handshake",
];
