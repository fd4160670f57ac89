/** The tokens of the screens, and as little else as a page needs that opens without a network: no script, no font, nothing from elsewhere. */
export const packStyle = `
:root { color-scheme: light dark; --paper: #faf9f5; --sheet: #fff; --ink: #1b2422; --ink-2: #4d5956; --rule: #e3e1d8; --petrol: #0e5a5a;
  --holds: #1c6b47; --holds-bg: #e5f1ea; --soon: #815300; --soon-bg: #fbf0d9; --fails: #a8281f; --fails-bg: #fae7e4; --none: #5f6865; --none-bg: #f0efea;
  --serif: "Source Serif 4", Georgia, serif; --sans: "Source Sans 3", system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { :root { --paper: #141a1a; --sheet: #1b2222; --ink: #e7eae5; --ink-2: #b3bdb9; --rule: #303a3a; --petrol: #86c5bf;
  --holds: #73c79c; --holds-bg: #192f25; --soon: #e2b25c; --soon-bg: #352a13; --fails: #f09a91; --fails-bg: #3d211e; --none: #9aa5a1; --none-bg: #232b2b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 var(--sans); }
main { max-width: 1040px; margin: 0 auto; padding: 48px 24px 96px; }
h1, h2, h3 { font-family: var(--serif); font-weight: 600; line-height: 1.25; margin: 0; }
h1, h2, h3 { overflow-wrap: anywhere; hyphens: auto; }
h1 { font-size: 32px; } h2 { font-size: 22px; margin-top: 48px; } h3 { font-size: 17px; margin-top: 24px; }
p { margin: 8px 0 0; max-width: 68ch; } .quiet { color: var(--ink-2); } .small { font-size: 14px; }
a { color: var(--petrol); } a:focus-visible { outline: 2px solid var(--petrol); outline-offset: 2px; }
.scroll { overflow-x: auto; margin-top: 12px; } .list { margin-top: 12px; }
nav { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-top: 24px; padding: 12px 0; border: solid var(--rule); border-width: 1px 0; }
table { border-collapse: collapse; width: 100%; background: var(--sheet); border: 1px solid var(--rule); }
th, td { text-align: left; vertical-align: top; padding: 8px 12px; border-bottom: 1px solid var(--rule); font-size: 15px; overflow-wrap: break-word; }
a[href*='files/'] { overflow-wrap: anywhere; }
th { font-size: 13px; color: var(--ink-2); font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(120px, 200px) 1fr; gap: 6px 16px; margin: 16px 0 0; }
dt { color: var(--ink-2); } dd { margin: 0; overflow-wrap: anywhere; }
code, pre { font: 13px/1.5 ui-monospace, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
pre { background: var(--sheet); border: 1px solid var(--rule); padding: 12px 16px; overflow-x: auto; }
.state { display: inline-block; padding: 1px 8px; border-radius: 4px; font-size: 14px; font-weight: 600; white-space: nowrap; }
.holds, .demonstrable { color: var(--holds); background: var(--holds-bg); } .not-yet { color: var(--soon); background: var(--soon-bg); }
.fails, .not-demonstrable { color: var(--fails); background: var(--fails-bg); } .not-asked, .not-applicable { color: var(--none); background: var(--none-bg); }
blockquote { margin: 12px 0 0; padding-left: 16px; border-left: 3px solid var(--rule); }
.text { background: var(--sheet); border: 1px solid var(--rule); padding: 8px 24px 24px; margin-top: 16px; font-family: var(--serif); }
@media (max-width: 560px) { main { padding: 24px 16px 64px; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: 8px; } h1 { font-size: 27px; }
  .list, .list tbody, .list tr, .list td { display: block; } .list thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .list tr { padding: 8px 0; border-bottom: 1px solid var(--rule); } .list td { border: 0; padding: 3px 12px; }
  .list td:not(:first-child)::before { content: attr(data-head); display: block; font-size: 13px; color: var(--ink-2); } }
@media print { body { background: #fff; } main { max-width: none; padding: 0; } }
`
