import assert from "node:assert/strict";
import { difference } from "./spelling.ts";

const alike: [string, string][] = [
  ["Crème & Søn", "Cre\u0300me & Søn"],
  ["North\nWind", "Northwind".replace("wind", " Wind")],
  ["Joe's", "Joe’s"],
  ["Jean-Luc", "Jean–Luc"],
  ["Line\u200b one", "Line one"],
  ["さくら 珈琲", "さくら珈琲"],
  ["ＮＴＴ商事", "NTT 商事"],
  ["Hawaiʻi", "Hawai'i"],
  ["مُحَمَّد", "محمد"],
  ["", ""],
];

for (const [a, b] of alike) {
  Deno.test(`"${a}" is spelled as "${b}"`, () => assert.equal(difference(a, b), 0));
}

const differing: [string, string, number][] = [
  ["Nortwhind", "Northwind", 2 / 9],
  ["Northwnd", "Northwind", 1 / 9],
  ["Northwiind", "Northwind", 1 / 10],
  ["northwind", "Northwind", 1 / 9],
  ["Creme", "Crème", 1 / 5],
  ["Клинка", "Клиника", 1 / 7],
  ["ขาว", "ข้าว", 1 / 4],
  ["さくう珈琲", "さくら珈琲", 1 / 5],
  ["😀a", "😃a", 1 / 2],
  ["", "Ab", 1],
  ["abc", "xyz", 1],
];

for (const [a, b, expected] of differing) {
  Deno.test(`"${a}" differs from "${b}", either way round`, () => {
    assert.equal(difference(a, b), expected);
    assert.equal(difference(b, a), expected);
  });
}
