/** A company's name as people write it, and how it may and may not come out of a drawing. */
export interface NameCase {
  script: string;
  name: string;
  /** Letterings of it that are right, beside the name itself. */
  right: string[];
  /** Letterings that are near it, and wrong. */
  wrong: string[];
  /** Whether the studio has a face for each letter. What it can't letter is never a match. */
  isDrawn: boolean;
}

type NameRow = [name: string, right: string[], wrong: string[]];

const drawn: Record<string, NameRow[]> = {
  "Latin": [
    ["Northwind Coffee", ["Northwind\nCoffee"], ["Northwind Cofee", "NORTHWIND COFFEE"]],
    ['The "Rock" Diner', ["The “Rock” Diner", "The «Rock» Diner"], ["The Rock Diner", "The"]],
    ["Crème Brûlée", ["Cre\u0300me Bru\u0302le\u0301e"], ["Creme Brulee", "Crème Brulée"]],
    ["I <3 NY", ["I <3 NY"], ["I ‹3 NY", "I &lt;3 NY", "I 3 NY"]],
    ["Hawaiʻi Surf", ["Hawai'i Surf", "Hawai’i Surf", "Hawai`i Surf"], ["Hawaii Surf"]],
    ["Straße 7", [], ["Strasse 7", "Straβe 7"]],
    ["Diyarbakır Kahve", [], ["Diyarbakir Kahve", "Dıyarbakır Kahve"]],
    ["Ştefan & Ţara", ["Ștefan & Țara"], ["Stefan & Tara"]],
    ["Phở Đà Lạt", ["Phở Ðà Lạt"], ["Phở Đà Lat", "Pho Da Lat"]],
    ["’s-Hertogenbosch", ["'s-Hertogenbosch", "ʼs‑Hertogenbosch"], ["s-Hertogenbosch"]],
    ["Łódź & Søn", [], ["Lodz & Son", "Łódz & Søn"]],
    ["Joe´s ''Best'' Beans", ['Joe\'s "Best" Beans', "Joe’s “Best” Beans"], ["Joes Best Beans"]],
    ["Foo · Bar…", ["Foo • Bar...", "Foo ∙ Bar⋯"], ["Foo . Bar...", "Foo Bar"]],
    ["Þórsmörk", [], ["Porsmörk", "Þorsmork"]],
    ["7–11", ["7-11", "7—11", "7−11"], ["711", "7~11"]],
    ["Rock ’n’ Roll", ["Rock 'n' Roll", "Rock ‛n’ Roll"], ["Rock n Roll"]],
    ["„Zum Löwen“", ['"Zum Löwen"', "«Zum Löwen»"], ["Zum Löwen", '"Zum Lowen"']],
    ["Ａｃｍｅ №5", ["Acme No5"], ["Acme Nr5"]],
    ["Yahoo!", [], ["Yahoo", "Yahoo?"]],
    ["a", [], ["A", "á"]],
  ],
  "Cyrillic": [
    ['ООО "Ромашка"', ["ООО «Ромашка»", "ООО „Ромашка“"], ["ООО", "ООО Ромашка"]],
    ["Северный ветер", [], ["Северный вечер", "Северныи ветер"]],
    ["Кав’ярня Їжак", ["Кав'ярня Їжак", "Кавʼярня Їжак"], ["Кавярня Їжак", "Кав'ярня Іжак"]],
    ["Ёлка", ["Е\u0308лка"], ["Елка"]],
  ],
  "Greek": [
    ["Καφές Μάιος", [], ["Καφες Μαιος", "Καφές Μαϊος"]],
    ["ΚΑΦΈΣ ΑΘΉΝΑ", ["ΚΑΦΕΣ ΑΘΗΝΑ"], ["ΚΑΦΕΣ ΑΘΕΝΑ"]],
    ["Άρωμα", ["Αρωμα"], ["Άρομα"]],
  ],
  "Hebrew": [
    ["שָׁלוֹם", ["שלום", "שׁלום"], ["שלומ", "שלו"]],
    ['חב"ד', ["חב״ד", "חב”ד"], ["חבד"]],
    ["קפה תל־אביב", ["קפה תל-אביב"], ["קפה תל אביב"]],
    ["צ׳יפס", ["צ'יפס", "צ’יפס"], ["ציפס"]],
  ],
  "Arabic": [
    ["مقهى الشرق", ["مقهـى الشـــرق", "مقهی الشرق"], ["مقهي الشرق", "مقهى الشرف"]],
    ["مُحَمَّد", ["محمد", "محـمد", "ﻣﺤﻤﺪ"], ["محد", "محمود"]],
    ["می‌خواهم کتاب", ["میخواهم كتاب"], ["می‌خواهم کتات"]],
    ["أحمد وأولاده", [], ["احمد واولاده"]],
  ],
  "Devanagari": [
    ["हिन्दी कैफ़े", ["हिन्दी कैफ\u093cे"], ["हन्द कैफ़े", "हिनदी कैफ़े", "हिन्दी कैफे"]],
    ["श्री गणेश", [], ["श्रि गणेश", "श्री गनेश"]],
    ["क्षत्रिय", ["क्\u200dषत्रिय"], ["कषत्रिय"]],
  ],
  "Thai": [
    ["ร้านน้ำชา", ["ร้านนํ้าชา"], ["รานน้ำชา", "ร้านน้าชา"]],
    ["แม่กลอง", ["เเม่กลอง"], ["เม่กลอง", "แมกลอง"]],
  ],
  "Hangul": [
    ["커피 하우스", ["\u110f\u1165\u1111\u1175 하우스"], ["커비 하우스", "거피 하우스"]],
    ["서울떡볶이", [], ["서울떡뽁이"]],
  ],
  "Han, simplified": [["咖啡馆 上海", ["咖啡馆\n上海"], ["咖啡館 上海", "咖非馆 上海"]], [
    "老王饺子",
    [],
    ["老玉饺子"],
  ]],
  "Kanji and kana": [
    ["さくら珈琲", [], ["さくら咖啡", "ざくら珈琲"]],
    ["ＮＴＴ商事", ["NTT商事"], ["NTT商亊", "Ntt商事"]],
    ["カフェ・ド・パリ", ["ｶﾌｪ・ﾄﾞ・ﾊﾟﾘ", "カフェ•ド•パリ"], [
      "カフエ・ド・パリ",
      "カフェ・ト・パリ",
    ]],
    ["ラーメン", [], ["ラ-メン", "ラ一メン"]],
  ],
  "two scripts": [
    ["Café מרכז", [], ["Cafe מרכז", "מרכז"]],
    ["مقهى Bloom", [], ["مقهى Blom", "Bloom"]],
    ["珈琲 & Co.", ["珈琲 ＆ Co."], ["珈琲 & Co"]],
  ],
  "symbols": [["∞ Loop", [], ["8 Loop"]], ["★☆★", [], ["★★★"]]],
};

const undrawn: Record<string, NameRow[]> = {
  "Armenian": [["Արև կաֆե", ["Արեւ կաֆե"], ["Արե կաֆե"]]],
  "Georgian": [["თბილისი", [], ["თბილისო"]]],
  "Bengali": [["চায়ের দোকান", ["চা\u09af\u09bcের দোকান"], ["চয়ের দোকান"]], ["উৎসব", ["উত্\u200dসব"], [
    "উতসব",
  ]]],
  "Gurmukhi": [["ਪੰਜਾਬੀ ਢਾਬਾ", [], ["ਪਜਾਬੀ ਢਾਬਾ"]]],
  "Gujarati": [["ચા ઘર", [], ["ચ ઘર"]]],
  "Tamil": [["தமிழ் காபி", [], ["தமழ் காபி", "தமிழ காபி"]], ["ஸ்ரீ கபே", ["ஶ்ரீ கபே"], ["ஸ்ரி கபே"]]],
  "Telugu": [["కాఫీ గృహం", [], ["కాఫి గృహం"]]],
  "Kannada": [["ಕಾಫಿ ಮನೆ", [], ["ಕಾಫಿ ಮನ"]]],
  "Malayalam": [["അവൻ", ["അവന്\u200d"], ["അവന", "അവന്"]]],
  "Sinhala": [["ශ්‍රී ලංකා", ["ශ්රී ලංකා"], ["ශ්‍රි ලංකා"]]],
  "Lao": [["ແມ່ນ້ຳຂອງ", ["ເເມ່ນໍ້າຂອງ"], ["ແມນ້ຳຂອງ"]]],
  "Khmer": [["កាហ្វេ", [], ["កាហេ"]]],
  "Myanmar": [["ကော်ဖီ", [], ["ကောဖီ"]]],
  "Tibetan": [["བོད་ཇ", [], ["བད་ཇ"]]],
  "Ethiopic": [["ቡና ቤት", [], ["ቡን ቤት"]]],
  "Thaana": [["ދިވެހި ކޮފީ", [], ["ދވހ ކފ"]]],
  "Cherokee": [["ᏣᎳᎩ", [], ["ᏣᎳᎨ"]]],
  "Tifinagh": [["ⴰⵎⴰⵣⵉⵖ", [], ["ⴰⵎⴰⵣⵖ"]]],
  "Canadian syllabics": [["ᐃᓄᒃ", [], ["ᐃᓄᑦ"]]],
  "Mongolian": [["ᠮᠣᠩᠭᠣᠯ", ["ᠮᠣᠩ\u180bᠭᠣᠯ"], ["ᠮᠣᠩᠭᠣ"]]],
  "emoji": [
    ["👩‍👩‍👧‍👦 Family", [], ["👩👩👧👦 Family", "👩‍👩‍👦 Family", "Family"]],
    ["☕️ Time", ["☕ Time"], ["Time"]],
    ["🏴󠁧󠁢󠁥󠁮󠁧󠁿 Pies", [], ["🏴󠁧󠁢󠁳󠁣󠁴󠁿 Pies", "🏴 Pies"]],
    ["🦊", [], ["🐺", ""]],
  ],
};

/** How a client asks for a name: in quotation marks that it doesn't hold itself. */
export function renaming(name: string): string {
  const pairs: [string, string][] = [['"', '"'], ["“", "”"], ["«", "»"]];
  const [open, close] = pairs.find((pair) => pair.every((mark) => !name.includes(mark))) ??
    ["", ""];
  return `Change the name to ${open}${name}${close}`;
}

/** Names in more than twenty scripts. */
export const names: NameCase[] = [...cases(drawn, true), ...cases(undrawn, false)];

function cases(rows: Record<string, NameRow[]>, isDrawn: boolean): NameCase[] {
  return Object.entries(rows).flatMap(([script, list]) =>
    list.map(([name, right, wrong]) => ({ script, name, right, wrong, isDrawn }))
  );
}
