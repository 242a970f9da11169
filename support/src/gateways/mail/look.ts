/** The one look of our mails: the site's accent, its system fonts and five sizes. Mail programs without media queries show the light one. */
export const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', 'Liberation Sans', sans-serif";

export const SIZE = { small: 13, text: 16, large: 20, title: 28, display: 40 };

/** The names and values of the site's own colours, light. */
export const COLOUR = {
  page: '#f7f7f5',
  card: '#ffffff',
  sunken: '#efefec',
  line: '#e1e1dc',
  text: '#1b1b1f',
  muted: '#595960',
  accent: '#5146cd',
  onAccent: '#ffffff',
};

/** What happened, in a colour that only repeats the label's words. Each pair is above 4.5:1. */
export const TONE = {
  info: { text: '#4b40c4', back: '#edebfc' },
  good: { text: '#17653a', back: '#e1f3e8' },
  warning: { text: '#835000', back: '#fcf0da' },
  bad: { text: '#ae241c', back: '#fdecea' },
};

/** For mail programs that know dark mode: the site's dark colours. Codes stay black on white. */
export const DARK_CSS = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #131316 !important; }
  .card { background-color: #1c1c21 !important; border-color: #33333b !important; }
  .text { color: #ececf0 !important; }
  .muted { color: #abacb7 !important; }
  .line { border-color: #33333b !important; }
  .event { background-color: #24242a !important; }
  .button { background-color: #877fe9 !important; color: #000000 !important; }
  .info { color: #b4adff !important; background-color: #2b2849 !important; }
  .good { color: #77d8a1 !important; background-color: #17301f !important; }
  .warning { color: #f1b85f !important; background-color: #34260e !important; }
  .bad { color: #ff9d96 !important; background-color: #3e1b1a !important; }
}
@media (max-width: 480px) {
  .inside { padding: 24px 20px !important; }
  .outside { padding: 12px 8px !important; }
  .button { display: block !important; }
  .deadline { font-size: 32px !important; line-height: 40px !important; }
}
`;
