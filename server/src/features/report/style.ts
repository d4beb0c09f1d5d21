/** How a report looks, on a screen in its light or dark and on paper. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8885; --dim: #5c6470; --accent: #0b66b5; --wrong: #c62828; --ask: #9a6700; --card: #f4f6f9; }
@media (prefers-color-scheme: dark) { :root { --dim: #a5adba; --accent: #6bb2f5; --wrong: #ff7b72; --ask: #d8a52b; --card: #23272e; } }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, "Segoe UI", sans-serif; max-width: 62rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.25; margin: 0 0 0.8rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 0.6rem; padding-bottom: 0.25rem; border-bottom: 1px solid var(--line); }
p { margin: 0.5rem 0; } ul { padding-left: 1.2rem; }
a { color: var(--accent); } code, pre { font-family: ui-monospace, Consolas, monospace; font-size: 0.88em; } code { overflow-wrap: anywhere; }
dl.terms { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: 0.2rem 1.2rem; margin: 0.6rem 0; }
dl.terms dt { color: var(--dim); } dl.terms dd { margin: 0; }
.answer { margin: 0.8rem 0; padding: 0.9rem 1.1rem; background: var(--card); border: 1px solid var(--line); border-left: 4px solid var(--accent); border-radius: 4px; }
.answer.none { border-left-color: var(--ask); }
.answer h3 { display: flex; flex-wrap: wrap; gap: 0.3rem 0.8rem; align-items: baseline; margin: 0 0 0.3rem; font-size: 1.3rem; overflow-wrap: anywhere; }
.answer h3 small { font-weight: 400; font-size: 0.95rem; } .answer p { margin: 0; }
.answer .word { padding: 0 0.7rem; border: 1px solid currentColor; border-radius: 1rem; font-size: 0.95rem; color: var(--accent); }
.answer.none .word { color: var(--ask); }
ol.trail { display: flex; flex-wrap: wrap; gap: 0.4rem 0; margin: 1rem 0; padding: 0; list-style: none; }
ol.trail li { padding-right: 0.6rem; } ol.trail li + li::before { content: "→"; padding-right: 0.6rem; color: var(--dim); }
ol.trail small { color: var(--dim); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; margin: 0.6rem 0; font-size: 0.93rem; } thead th { color: var(--dim); font-weight: 600; }
th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.9rem 0.35rem 0; border-bottom: 1px solid var(--line); }
tbody th { font-weight: 400; } td a { white-space: nowrap; }
.verdict { white-space: nowrap; } .verdict::before { display: inline-block; width: 1.3em; font-weight: 700; color: var(--dim); content: "–" / ""; }
.v-SUPPORTED::before { content: "✓" / ""; color: var(--accent); } .v-RULED-OUT::before { content: "✕" / ""; }
.v-NOT-EVIDENCE { white-space: normal; } .v-NOT-EVIDENCE::before { content: "⊘" / ""; }
.v-INCONCLUSIVE::before { content: "?" / ""; color: var(--ask); } .v-MISSING-DATA::before { content: "+" / ""; color: var(--ask); }
figure { margin: 1rem 0; } figcaption { font-weight: 600; font-size: 0.93rem; overflow-wrap: anywhere; }
pre { overflow-x: auto; margin: 0.3rem 0 0; padding: 0.6rem 0.8rem; border: 1px solid var(--line); border-radius: 4px; tab-size: 4; }
:target { outline: 2px solid var(--accent); outline-offset: 6px; }
.picture figcaption { font-weight: 400; color: var(--dim); } .picture svg { display: block; width: 100%; height: auto; }
.picture text { fill: currentColor; font-size: 11px; } .picture .rule { stroke: var(--line); }
.picture .wrong { stroke: var(--wrong); stroke-width: 1.5; } .picture .refused { stroke: var(--wrong); } .picture .session { stroke: var(--accent); stroke-width: 1.5; }
.picture .lockout { fill: var(--wrong); }
@media (max-width: 40rem) { body { margin: 1rem auto; } dl.terms { grid-template-columns: 1fr; } dl.terms dd { margin-bottom: 0.4rem; } }
@page { margin: 16mm 14mm; }
@media print {
  :root { color-scheme: light; --line: #bbb; --dim: #444; --accent: #0b4f8a; --wrong: #a00; --ask: #6b4700; --card: #fff; }
  body { font-size: 10pt; margin: 0; padding: 0; max-width: none; } a { color: inherit; text-decoration: none; }
  h2, figcaption { break-after: avoid; } tr, .answer, .picture, ol.trail { break-inside: avoid; } thead { display: table-header-group; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; font-size: 8pt; } .scroll { overflow: visible; }
}
`
