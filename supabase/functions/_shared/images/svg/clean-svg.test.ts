import assert from "node:assert/strict";
import { cleanSvg, SvgRefused } from "./clean-svg.ts";

const XMLNS = 'xmlns="http://www.w3.org/2000/svg"';
const inSvg = (inside: string, attributes = 'viewBox="0 0 2048 2048"') =>
  `<svg ${XMLNS} ${attributes}>${inside}</svg>`;

Deno.test("what draws is kept", () => {
  const drawn = '<g fill="#f00"><path d="M0 0H9V9Z"/><use href="#a" x="2"/></g>';
  const { text, width, height } = cleanSvg(inSvg(drawn));
  assert.equal(text.includes(drawn), true, text);
  assert.deepEqual([width, height], [2048, 2048]);
});

Deno.test("what vendors and editors write for each other is left out", () => {
  const { text } = cleanSvg(`<?xml version="1.0" encoding="UTF-8"?><!-- by A Vendor -->
<svg ${XMLNS} xmlns:c2pa="http://c2pa.org/manifest" xmlns:sodipodi="http://sodipodi.example/dtd"
  viewBox="0 0 512 512" preserveAspectRatio="none" data-maker="vendor" sodipodi:docname="logo.svg">
  <metadata><c2pa:manifest>AAAAKmp1bWIAAAAe</c2pa:manifest></metadata>
  <title>A prompt</title><desc>Made by a vendor</desc>
  <sodipodi:namedview pagecolor="#fff"/>
  <!-- a comment --><path d="M0 0H9V9Z"/></svg>`);
  const XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"';
  assert.equal(
    text,
    `<svg ${XMLNS} ${XLINK} viewBox="0 0 512 512" width="512" height="512"><path d="M0 0H9V9Z"/></svg>`,
  );
});

Deno.test("a picture's size is its viewBox's, else its own", () => {
  const sizeOf = (attributes: string) => {
    const { width, height } = cleanSvg(inSvg("", attributes));
    return [width, height];
  };
  assert.deepEqual(sizeOf('viewBox="0,0 , 1024.4 512" width="100%" height="2in"'), [1024, 512]);
  assert.deepEqual(sizeOf('width="300px" height="200"'), [300, 200]);
});

Deno.test("letters and styles of its own are kept as they are", () => {
  const styled =
    '<style>.a{fill:url(#b)}</style><text class="a">Fish &amp; <tspan>Co</tspan></text>';
  assert.equal(cleanSvg(inSvg(styled)).text.includes(styled), true);
});

Deno.test("a picture in the picture keeps its place and size", () => {
  const drawn =
    '<svg x="9" y="9" width="20" height="10" viewBox="0 0 4 2"><path d="M0 0H9V9Z"/></svg>';
  assert.equal(cleanSvg(inSvg(drawn)).text.includes(drawn), true);
});

Deno.test("what it takes to draw counts every copy, and what a copy is laid over", () => {
  const costOf = (inside: string) => cleanSvg(inSvg(inside)).cost;
  assert.equal(costOf('<path id="a"/>' + '<use href="#a"/>'.repeat(19_000)), 19_001);
  assert.equal(costOf("<linearGradient/><path/><path/>"), 2 * 34);
  assert.equal(costOf('<path opacity=".5"/><path style="fill-opacity:.5;opacity:.5"/>'), 2 * 81);
  assert.equal(costOf('<path fill-opacity=".5" style="stroke-opacity:.5"/>'), 1);
  assert.equal(costOf('<clipPath id="a"><path/></clipPath><path clip-path="url(#a)"/>'), 83);
});

Deno.test("a style that is made to take long is read at once", () => {
  const costOf = (inside: string) => cleanSvg(inSvg(inside)).cost;
  assert.equal(costOf(`<path style="opacity${" /*a*/".repeat(100_000)}"/>`), 1);
  assert.equal(costOf(`<path style="opacity${" /*a*/".repeat(100_000)}:.5"/>`), 81);
  assert.equal(costOf(`<style>${"/* ".repeat(1_000_000)}</style><path/>`), 1);
  assert.equal(costOf(`<style>${"mask-".repeat(500_000)}</style><path/>`), 1);
});

Deno.test("elements of one id are counted for each reference, however many there are", () => {
  const namesakes = '<path id="a"/>'.repeat(19_000);
  assert.equal(cleanSvg(inSvg(namesakes + '<use href="#a"/>')).cost, 2 * 19_000);
  const many = `<path style="fill:${"url(#a)".repeat(500_000)}"/>`;
  assert.throws(() => cleanSvg(inSvg(namesakes + many)), /takes too long to draw/);
});

const refused: Record<string, string> = {
  "a script": inSvg("<script>alert(1)</script>"),
  "a script of another name":
    `<svg ${XMLNS} xmlns:s="http://www.w3.org/2000/svg" viewBox="0 0 9 9">` +
    "<s:script/></svg>",
  "an event handler": inSvg('<path onclick="alert(1)"/>'),
  "an event handler of the root": inSvg("", 'viewBox="0 0 9 9" onload="alert(1)"'),
  "an event handler in capitals": inSvg('<path ONLOAD="alert(1)"/>'),
  "foreign content": inSvg("<foreignObject><p>Hi</p></foreignObject>"),
  "HTML": inSvg('<div xmlns="http://www.w3.org/1999/xhtml"/>'),
  "a link": inSvg('<a href="https://example.com"><path/></a>'),
  "a picture": inSvg('<image href="data:image/png;base64,AAAA"/>'),
  "a copy from outside": inSvg('<use href="https://example.com/a.svg#b"/>'),
  "a copy from outside, the old way":
    `<svg ${XMLNS} xmlns:x="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">` +
    '<use x:href="b.svg#c"/></svg>',
  "a fill from outside": inSvg('<path fill="url(https://example.com/a.svg#b)"/>'),
  "a fill from outside, spelt by entities": inSvg('<path fill="&#117;rl(http://e.example)"/>'),
  "a style from outside": inSvg('<path style="fill:url(//example.com/a)"/>'),
  "a style sheet that imports": inSvg("<style>@import 'a.css'</style>"),
  "a style sheet that imports, in CDATA": inSvg("<style><![CDATA[@import 'a.css']]></style>"),
  "a style sheet in pieces, by CDATA": inSvg(
    "<style>.a{fill:u<![CDATA[rl(http:/]]>/evil.example/x)}</style>",
  ),
  "a style sheet in pieces, by a comment": inSvg(
    "<style>.a{fill:u<!-- -->rl(http:/<!-- -->/evil.example/x)}</style>",
  ),
  "a style sheet in pieces, by what is left out": inSvg(
    "<style>.a{fill:u<title>a</title>rl(http:/<desc/>/evil.example/x)}</style>",
  ),
  "a style sheet in pieces, by another": inSvg(
    "<style>.a{fill:u<style></style>rl(http:/<style></style>/evil.example/x)}</style>",
  ),
  "a style with escapes": inSvg(String.raw`<path style="fill:u\72l(a)"/>`),
  "a style sheet beside it": `<?xml-stylesheet href="a.css"?>${inSvg("")}`,
  "an animation": inSvg('<set attributeName="href" to="javascript:alert(1)"/>'),
  "a document type": `<!DOCTYPE svg [<!ENTITY a "b">]>${inSvg("")}`,
  "an unknown entity": inSvg("<text>&nbsp;</text>"),
  "an open element": `<svg ${XMLNS} viewBox="0 0 9 9"><path>`,
  "an attribute twice": inSvg('<path d="" d=""/>'),
  "another encoding": `<?xml version="1.0" encoding="UTF-16"?>${inSvg("")}`,
  "another XML": `<?xml version="1.1"?>${inSvg("<text>&#1;</text>")}`,
  "a page": "<html><body>Not found</body></html>",
  "an empty file": "",
  "two roots": inSvg("") + inSvg(""),
  "no namespace": '<svg viewBox="0 0 9 9"/>',
  "no size": inSvg("", ""),
  "no sane size": inSvg("", 'viewBox="0 0 1e9 1e9"'),
  "an empty size": inSvg("", 'viewBox="0 0 0 0"'),
  "elements without end": inSvg("<g/>".repeat(20_001)),
  "depth without end": inSvg("<g>".repeat(70) + "</g>".repeat(70)),
  "a filter": inSvg('<filter id="a"><feMorphology radius="40"/></filter><path filter="url(#a)"/>'),
  "a filter without an element": inSvg('<path filter="blur(300)"/>'),
  "a filter by a style": inSvg('<path style="fill:red;filter:blur(300px)"/>'),
  "a filter by a style sheet": inSvg("<style>path{filter/**/:blur(300px)}</style>"),
  "a filter between what looks like a comment": inSvg(
    `<path style="font-family:'/*';filter:blur(300px);--b:'*/'"/>`,
  ),
  "a mask by a style sheet": inSvg("<style>path{mask:url(#a)}</style>"),
  "a mask by a style sheet, of another name": inSvg("<style>a{-webkit-mask-image:url(#a)}</style>"),
  "a pattern": inSvg('<pattern id="a"/><path fill="url(#a)"/>'),
  "a marker": inSvg('<marker id="a"/><path marker-mid="url(#a)"/>'),
  "19,000 copies of much": inSvg(
    `<g id="a">${"<path/>".repeat(900)}</g>${'<use href="#a"/>'.repeat(19_000)}`,
  ),
  "masks of masks": inSvg(
    Array.from({ length: 20 }, (_, at) => {
      const masked = `<path mask="url(#a${at + 1})"/>`;
      return `<mask id="a${at}">${masked}${masked}</mask>`;
    }).join(""),
  ),
  "a mask of itself": inSvg('<mask id="a"><path mask="url(#a)"/></mask>'),
  "references in a row without end": inSvg(
    Array.from({ length: 9_000 }, (_, at) => `<linearGradient id="a${at}" href="#a${at + 1}"/>`)
      .join(""),
  ),
  "layers without end": inSvg('<path opacity=".5"/>'.repeat(1_001)),
  "copies of copies": inSvg(
    '<g id="a"><path/></g><g id="b"><use href="#a"/><use href="#a"/></g><use href="#b"/>',
  ),
};

for (const [name, text] of Object.entries(refused)) {
  Deno.test(`${name} is refused`, () => {
    assert.throws(() => cleanSvg(text), SvgRefused);
  });
}
