"""The look of the report. In the page itself, so that the file can be sent and kept."""

STYLE = """
:root { color-scheme: light; }
body { font: 16px/1.5 system-ui, sans-serif; color: #212b32; background: #fff; margin: 0 auto;
  max-width: 60rem; padding: 1rem; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0.5rem 0; }
h2 { font-size: 1.3rem; border-top: 4px solid #005eb8; margin: 2.5rem 0 0.5rem; padding-top: 0.75rem; }
h3 { font-size: 1.1rem; margin: 1.75rem 0 0.5rem; }
a { color: #005eb8; }
.draft, .alarm { border-left: 6px solid #d5281b; padding: 0.25rem 1rem; background: #fdf1f0; }
.alarm h2 { border: 0; margin: 0; }
.cards { list-style: none; padding: 0; display: grid; gap: 0.75rem;
  grid-template-columns: repeat(auto-fill, minmax(9.5rem, 1fr)); }
.cards li { background: #f0f4f5; padding: 0.75rem; border-radius: 4px; line-height: 1.35; }
.cards strong { display: block; font-size: 1.5rem; }
.cards small { display: block; color: #425563; }
.pair { display: grid; gap: 1.5rem; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
figure { margin: 0; }
figcaption, summary { font-weight: 600; margin: 0.5rem 0; }
summary { cursor: pointer; padding: 0.4rem 0; }
.chart { display: block; width: 100%; max-width: 34rem; height: auto; font-family: inherit; }
.wide { overflow-x: auto; }
.wide:focus { outline: 3px solid #ffb81c; }
table { border-collapse: collapse; font-size: 0.9rem; }
th, td { padding: 0.35rem 0.6rem; text-align: right; border-bottom: 1px solid #d8dde0; white-space: nowrap; }
thead th { vertical-align: bottom; }
th:first-child { text-align: left; position: sticky; left: 0; background: #fff; }
.cases { list-style: none; padding: 0; }
.cases li { border-left: 4px solid #aeb7bd; padding: 0.25rem 0.75rem; margin: 0.75rem 0; overflow-wrap: anywhere; }
.cases em { font-style: normal; background: #f0f4f5; padding: 0 0.4rem; border-radius: 3px; }
code { font-size: 0.9em; }
@media print { body { max-width: none; } details > * { display: block; } }
"""
