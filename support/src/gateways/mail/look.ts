/** The one look of our mails: the site's accent, its system fonts and five sizes. Mail programs without media queries show the light one. */
export const FONT =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', 'Liberation Sans', sans-serif";

export const SIZE = { small: 13, text: 16, lead: 18, title: 26, huge: 34 };

export const COLOUR = {
  page: '#f3f4f6',
  card: '#ffffff',
  line: '#dee2e6',
  text: '#1f2328',
  muted: '#5c6370',
  accent: '#3b5bdb',
  onAccent: '#ffffff',
};

/** What happened, in a colour that repeats the label's words. Each pair is above 4.5:1. */
export const TONE = {
  info: { text: '#2f4ac0', back: '#e7ecff' },
  good: { text: '#1b6e34', back: '#e0f5e6' },
  warning: { text: '#8a4b00', back: '#fff1d6' },
  bad: { text: '#b42318', back: '#fee8e6' },
};

/** For mail programs that know dark mode: the same look on dark ground. Codes stay black on white. */
export const DARK_CSS = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a { color: ${COLOUR.accent}; }
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #121317 !important; }
  .card { background-color: #1d1f24 !important; border-color: #34373f !important; }
  .text { color: #eceef2 !important; }
  .muted { color: #a9afbb !important; }
  .line { border-color: #34373f !important; }
  .event { background-color: #26292f !important; }
  .link { color: #91a7ff !important; }
  .button { background-color: #4263eb !important; }
  .info { color: #b4c3ff !important; background-color: #263166 !important; }
  .good { color: #a3e9b6 !important; background-color: #173f24 !important; }
  .warning { color: #ffd48a !important; background-color: #4a3108 !important; }
  .bad { color: #ffb8b0 !important; background-color: #551a15 !important; }
}
@media (max-width: 480px) {
  .inside { padding: 24px 20px !important; }
  .outside { padding: 12px 8px !important; }
  .button { display: block !important; }
}
`;
