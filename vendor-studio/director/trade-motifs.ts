import { motifsNamed } from "../reading/motif-words.ts";
import { startingWith } from "./words.ts";

/**
 * What a trade can be told by besides the things that all its competitors show; what fits best
 * first. Of two trades in one text the one that stands first here counts: a dental clinic's signs
 * aren't a hospital's.
 */
const motifsByTrade: [RegExp, string[]][] = ([
  ["bak|bread|pastr|patiss|boulang|хлеб|пекар|パン", "croissant pretzel bread fire honey"],
  ["coffee|caf[eé]|roast|espresso|кофе|珈琲|コーヒー", "kettle fire camel lantern coffee"],
  ["tea\\b|茶|чай", "teapot kettle blossom lemon dragon"],
  ["brew|beer|wine|пиво|вино", "bottle wheat ox lantern rooster"],
  ["restaurant|catering|bistro|food|kitchen|ресторан", "pot fire rooster lemon fish chili"],
  ["butcher|meat", "bull cleaver rooster ox"],
  ["law|legal|attorney|notar|юрид|адвокат|法律", "owl lion key anchor book compass"],
  ["dent|orthod|стомат|зуб", "toothbrush"],
  [
    "clinic|health|medic|hospital|pharma|therap|клиник|医",
    "apple heart seedling lotus lantern",
  ],
  ["vet\\b|vets|veterin|pets?\\b|animal", "hare parrot hedgehog otter tortoise"],
  ["game|gaming|esport|игр|ゲーム", "alien dice dragon robot sword wizard chess"],
  ["toy", "kite robot rocket puzzle carousel"],
  ["music|audio|record|sound|label|музык|音楽", "trumpet violin drum piano swallow microphone"],
  ["light|lamp|lumin|свет|照明", "lantern candle firecracker comet bee"],
  ["florist|flower|garden|plant|сад|花", "tulip poppy butterfly bee watering can ladybird"],
  [
    "insur|financ|bank|invest|account|consult|финанс|銀行",
    "squirrel anchor oak abacus elephant key",
  ],
  ["sail|marin|boat|surf|sea\\b|fish|море|海", "lighthouse whale ship wheel shell compass"],
  [
    "tech|software|cloud|data|platform|ai\\b|it$|it (?:serv|support)|софт|ソフト",
    "octopus telescope compass rocket chess",
  ],
  ["architect|construct|build|contractor|строит|建築", "brick bridge castle anvil ladder"],
  ["publish|literar|magazine|writ", "book quill owl lantern key"],
  ["school|educat|tutor|academ|learn|школ|教育", "owl pencil seedling telescope rocket"],
  ["travel|tour|airline|hotel|путешеств|旅", "suitcase kite compass camel lantern"],
  ["logistic|shipping|transport|freight|достав|物流", "elephant camel anchor ship pigeon wheel"],
  ["farm|organic|agri", "tractor rooster barn carrot wheat"],
  ["rail|train", "train railway lantern"],
  ["car\\b|cars|auto|garage|мотор|авто", "piston tire horse rhino"],
  ["metal|smith|weld|steel|iron", "anvil hammer fire horse"],
  ["wood|carpent|furnit|joiner", "saw axe oak beaver chair"],
  ["hair|barber|salon|beaut", "comb mirror peacock swan blossom"],
  ["leather|saddle|shoe|cobbl", "needle thread boot horseshoe"],
  ["fashion|cloth|apparel|tailor", "button thread peacock swan"],
  ["row(?:ing|ers)|kayak|canoe", "oar boat lifebuoy"],
  ["climb|boulder", "carabiner rope mountain"],
  ["gym|fitness", "kettlebell barbell lightning"],
  ["sport", "trophy medal whistle"],
] as const).map(([trade, names]) => [startingWith(trade), motifsNamed(names)]);

/** Motifs for a text in lower case that names a trade. */
export function motifsForTrade(text: string): string[] {
  return motifsByTrade.find(([trade]) => trade.test(text))?.[1] ?? [];
}
