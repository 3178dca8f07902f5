/** Of the contact sheet: white plates on warm paper, and a print of it on A4. */
export const sheetStyle = `
:root { --paper: #f4f2ee; --plate: #fff; --ink: #1b1a18; --quiet: #85807a; --rule: #dcd8d1 }
* { box-sizing: border-box }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 "Avenir Next", Avenir, "Segoe UI", "Helvetica Neue", system-ui, sans-serif }
header, main, footer { max-width: 1280px; margin: 0 auto; padding: 0 clamp(1.25rem, 4vw, 3.5rem) }
header { padding-top: clamp(2.5rem, 6vw, 5rem); padding-bottom: 2.5rem }
.overline, dt, h2, i { font-size: 11px; letter-spacing: .14em; text-transform: uppercase;
  font-style: normal; font-weight: 500; color: var(--quiet) }
.overline { margin: 0 0 .75rem }
h1 { margin: 0; font-size: clamp(2.4rem, 6vw, 4.5rem); line-height: 1.05; font-weight: 600;
  letter-spacing: -.025em; overflow-wrap: anywhere; text-wrap: balance }
.lead { max-width: 42rem; margin: 1.25rem 0 0; font-size: 1.15rem; overflow-wrap: anywhere }
dl { display: flex; flex-wrap: wrap; gap: 1rem 3.5rem; margin: 2.25rem 0 0; padding-top: 1.25rem;
  border-top: 1px solid var(--rule) }
dd { margin: .15rem 0 0 }
.stand-in { margin: 1.25rem 0 0; font-size: 12px; color: var(--quiet) }
.grid { display: grid; gap: clamp(1rem, 2vw, 1.75rem);
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 200px), 1fr)) }
figure { margin: 0; min-width: 0 }
figure a { display: block; background: var(--plate); border: 1px solid var(--rule); overflow: hidden;
  transition: box-shadow .2s, transform .2s }
figure a:hover, figure a:focus-visible { transform: translateY(-3px);
  box-shadow: 0 14px 30px -18px #0006; outline: none }
img { display: block; width: 100%; height: auto; aspect-ratio: 1; object-fit: contain }
figcaption { display: grid; grid-template-columns: auto 1fr; align-items: baseline; gap: .1rem .7rem;
  padding: .7rem .1rem 0 }
figcaption b { font-size: 11px; font-weight: 500; color: var(--quiet);
  font-variant-numeric: tabular-nums }
figcaption span { font-weight: 600; overflow-wrap: anywhere }
figcaption i { grid-column: 2 }
section + section { margin-top: 4rem; padding-top: 2rem; border-top: 1px solid var(--rule) }
h2 { margin: 0 0 1rem }
blockquote { margin: 0 0 1.75rem; font-size: 1.4rem; letter-spacing: -.01em; line-height: 1.3 }
blockquote::before { content: "“" } blockquote::after { content: "”" }
.pair { display: grid; grid-template-columns: 1fr auto 1fr; align-items: start; gap: 1.5rem;
  max-width: 860px }
.pair > span { color: var(--quiet); font-size: 1.5rem; padding-top: 5.5em }
.failed ul { margin: 0; padding: 0; list-style: none; color: var(--quiet) }
.failed span { color: var(--ink); font-weight: 600; margin-right: .5rem }
footer { padding-top: 4rem; padding-bottom: 2.5rem; color: var(--quiet); font-size: 12px }
@media (max-width: 600px) { .pair { grid-template-columns: 1fr } .pair > span { padding: 0; transform: rotate(90deg);
  justify-self: center } }
@media print { @page { size: A4; margin: 14mm } body { background: none; font-size: 11px }
  header { padding-top: 0 } .grid { grid-template-columns: repeat(3, 1fr) }
  figure, .refinement { break-inside: avoid } }
`;
