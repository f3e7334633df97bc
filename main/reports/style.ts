/** How a report looks. Contrasts are at least 4.5 to 1, and an outcome is never told by its colour alone. */
export const style = `
:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.5 system-ui, "Segoe UI", "Liberation Sans", sans-serif; color: #1f1f1f; background: #ffffff; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.75rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; padding-top: .5rem; border-top: 2px solid #616161; overflow-wrap: anywhere; }
h3 { font-size: 1rem; margin: 1rem 0 .25rem; overflow-wrap: anywhere; }
p { margin: .25rem 0; white-space: pre-line; overflow-wrap: anywhere; }
dl { margin: .5rem 0; }
dl div { display: grid; grid-template-columns: minmax(8rem, 14rem) minmax(0, 1fr); column-gap: 1rem; }
dt { color: #424242; }
dd { margin: 0; overflow-wrap: anywhere; }
pre { margin: .25rem 0; padding: .5rem; border: 1px solid #8a8a8a; font: .8125rem/1.4 ui-monospace, Consolas, "Liberation Mono", monospace; white-space: pre-wrap; overflow-wrap: anywhere; }
.outcome { display: inline-block; padding: 0 .5rem; border: 2px solid; border-radius: .25rem; }
.pass { color: #0b6a0b; } .warning { color: #835b00; } .fail { color: #b10e1c; } .skipped { color: #424242; }
@media (max-width: 40rem) { dl div { grid-template-columns: minmax(0, 1fr); } }
@media screen and (prefers-color-scheme: dark) {
  body { color: #f0f0f0; background: #1f1f1f; }
  dt { color: #d6d6d6; }
  .pass { color: #9fd89f; } .warning { color: #fdea8d; } .fail { color: #eeacb2; } .skipped { color: #d6d6d6; }
}
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  article, dl div { break-inside: avoid; }
  h2, h3 { break-after: avoid; }
}
`;
