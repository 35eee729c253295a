/** The style of the page: text first, three colours for three states, nothing that moves. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fff; --ink: #1b2126; --quiet: #56616b; --line: #868f97; --hair: #d8dde1; --tint: #f4f6f7;
  --link: #0b5394; --kept: #2f6690; --may-go: #b3731b; --gone: #e4e8eb; --promised: #a3244b; --alert: #9a1c3c;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --paper: #14181b; --ink: #e7ebee; --quiet: #a6b0b8; --line: #7c8790; --hair: #343b41; --tint: #1d2327;
    --link: #8fc1ee; --kept: #6ea6d2; --may-go: #dba03f; --gone: #2b3238; --promised: #f08aa5; --alert: #f58ea6;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { font: 100%/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 66rem; padding: 2.5rem 1rem 4rem; background: var(--paper); color: var(--ink); overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.2; font-weight: 650; text-wrap: balance; }
h1 { font-size: clamp(1.7rem, 1.2rem + 2.4vw, 2.6rem); letter-spacing: -.015em; margin: 0 0 .75rem; }
h2 { font-size: clamp(1.3rem, 1.1rem + 1vw, 1.65rem); letter-spacing: -.01em; margin: 0 0 .75rem; scroll-margin-top: 1rem; }
h3 { font-size: 1.02rem; margin: 2rem 0 .4rem; }
p { margin: 0 0 .75rem; max-width: 44rem; }
a { color: var(--link); text-underline-offset: .15em; text-decoration-thickness: 1px; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 2px; }
code { font: .9em/1.4 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
h3 code { font-size: .95em; }
.skip { position: absolute; left: -100vw; }
.skip:focus { position: static; display: inline-block; margin-bottom: 1rem; }
.kind { margin: 0 0 .3rem; font-size: .8rem; font-weight: 650; letter-spacing: .09em; text-transform: uppercase; color: var(--quiet); }
nav { margin: 1.5rem 0 0; padding: .9rem 0; border-block: 1px solid var(--hair); }
nav ul { display: flex; flex-wrap: wrap; gap: .35rem 1.4rem; margin: 0; padding: 0; list-style: none; font-size: .92rem; }
section { padding-top: 2.5rem; }
section + section { margin-top: 2.5rem; border-top: 1px solid var(--hair); }
ul { margin: 0; padding-left: 1.1rem; }
.answer { font-size: clamp(1.1rem, 1rem + .6vw, 1.3rem); line-height: 1.45; margin-bottom: .35rem; }
.sum, .clock, .why { color: var(--quiet); }
.clock { font-size: .92rem; }
.why { display: block; margin-top: .15rem; font-size: .86rem; font-weight: 400; }
.alert { color: var(--alert); font-weight: 600; }
time, .day, td { font-variant-numeric: tabular-nums; }
time, .day { white-space: nowrap; }
time + .day { color: var(--quiet); font-weight: 400; }
.scroll { overflow-x: auto; max-width: 100%; }
table { width: 100%; border-collapse: collapse; font-size: .94rem; line-height: 1.4; }
caption { padding: 0 0 .5rem; text-align: start; font-size: .86rem; color: var(--quiet); }
th, td { padding: .5rem .9rem .5rem 0; text-align: start; vertical-align: top; border-bottom: 1px solid var(--hair); min-width: 4.5rem; }
th:last-child, td:last-child { padding-right: 0; }
thead th { font-size: .8rem; font-weight: 600; color: var(--quiet); border-bottom-color: var(--line); vertical-align: bottom; }
tbody th { font-weight: 600; }
.plain { overflow-wrap: normal; }
.plain tbody th { font-weight: 500; }
.terms tbody th { font-weight: 500; overflow-wrap: normal; }
.takes { white-space: nowrap; }
tfoot th, tfoot td { font-weight: 650; border-bottom: 0; }
.source { font-size: .88rem; color: var(--quiet); min-width: 8rem; }
.place { display: grid; gap: 1.5rem 2.5rem; align-items: start; }
.place > * { min-width: 0; }
figure { margin: .4rem 0 0; }
figure svg { display: block; width: 100%; max-width: 27rem; height: auto; }
figcaption { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; margin-top: .5rem; font-size: .86rem; color: var(--quiet); }
.key { display: inline-flex; align-items: center; }
.swatch { display: inline-block; width: .85rem; height: .85rem; margin-right: .45rem; border: 1px solid var(--line); }
.swatch.kept { background: var(--kept); border-color: var(--kept); }
.swatch.may-go { background: var(--may-go); border-color: var(--may-go); }
.swatch.gone { background: var(--gone); }
.swatch.promised { width: 0; border: 0; border-left: 2px dashed var(--promised); }
.record, .words { display: grid; gap: .55rem 1.5rem; margin: 0 0 1rem; font-size: .94rem; }
.record > div { display: grid; gap: 0 1.5rem; padding-bottom: .55rem; border-bottom: 1px solid var(--hair); }
dt { font-weight: 600; }
dd { margin: 0; min-width: 0; }
.record dd ul { padding: 0; list-style: none; }
.record dd .elements { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; }
.type { white-space: nowrap; color: var(--quiet); font-size: .82em; }
.index { columns: 17rem; column-gap: 2.5rem; padding: 0; list-style: none; font-size: .92rem; }
.index li { break-inside: avoid; padding: .18rem 0; }
@media screen and (max-width: 39.99rem) {
  .overview tr, .terms tr { display: grid; grid-template-columns: repeat(3, 1fr); padding: .5rem 0; border-bottom: 1px solid var(--hair); }
  .overview thead tr, .terms thead tr { border-bottom-color: var(--line); }
  .overview tr > *, .terms tr > * { border: 0; padding-block: .15rem; }
  .overview tr > :first-child, .terms tr > .source, .terms thead tr > :last-child { grid-column: 1 / -1; }
}
@media (min-width: 40rem) {
  body { padding-inline: 2rem; }
  .record > div { grid-template-columns: 10rem 1fr; }
  .words { grid-template-columns: repeat(3, 1fr); }
}
@media (min-width: 60rem) {
  .place:has(figure) { grid-template-columns: minmax(0, 24rem) minmax(0, 1fr); }
}
@page { margin: 15mm; }
@media print {
  :root { color-scheme: light; }
  html { font-size: 9pt; line-height: 1.4; }
  body { max-width: none; padding: 0; }
  nav, .skip { display: none; }
  a { color: inherit; text-decoration: none; }
  .scroll { overflow: visible; }
  .place:has(figure) { grid-template-columns: minmax(0, 20rem) minmax(0, 1fr); }
  .record > div { grid-template-columns: 8rem 1fr; }
  .words { grid-template-columns: repeat(3, 1fr); }
  section, section + section { padding-top: 1.4rem; margin-top: 1.4rem; }
  section.category { break-before: page; border: 0; margin: 0; padding: 0; }
  h2, h3, caption, .answer { break-after: avoid; }
  th, td { padding-block: .3rem; }
  .record { gap: .3rem; }
  .record > div { padding-bottom: .3rem; }
  h3 { margin-top: 1.2rem; }
  tr, figure, .record > div { break-inside: avoid; }
  .swatch { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`;
