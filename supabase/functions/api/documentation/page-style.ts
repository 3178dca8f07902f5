/** Of the documentation's page. */
export const pageStyle = `
:root { color-scheme: light dark; --line: #8884; --soft: #8881 }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem }
h1 { margin: 0 0 .5rem }
h2 { margin: 2.5rem 0 .75rem; font-size: 1.2rem }
h3 { margin: 1rem 0 .25rem; font-size: .9rem }
code, pre { font: .85em/1.5 ui-monospace, monospace }
pre { overflow: auto; max-height: 24rem; padding: .75rem; background: var(--soft); border-radius: 6px }
details { border: 1px solid var(--line); border-radius: 8px; margin: .4rem 0; padding: .5rem .8rem }
details details { border-width: 0 0 1px; border-radius: 0 }
summary { cursor: pointer }
summary span { opacity: .75; margin-left: .5rem }
summary b { display: inline-block; min-width: 4rem }
summary i { font-size: .8em; opacity: .6; float: right }
.get { color: #2a7de1 } .post { color: #1f9d55 } .patch { color: #b7791f } .delete { color: #d64545 }
`;
