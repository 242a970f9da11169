import type { Page } from 'playwright-core';

interface Stops {
  readonly elements: Element[];
  readonly atRest: string[];
  look(element: Element): string;
}
declare global {
  interface Window {
    stops?: Stops;
  }
}

/** What can be clicked but not reached by Tab, and what does not show that it has the focus; a line each. */
export async function keyboardFindings(page: Page): Promise<string[]> {
  const names = await page.evaluate(markStops);
  const reached = new Set<number>();
  const findings: string[] = [];
  let ends = 0;
  // Somewhat more than there are: some fields have parts of their own, a date for one.
  for (let n = 0; n < names.length * 3 + 20; n += 1) {
    await page.keyboard.press('Tab');
    const { index, shows } = await page.evaluate(atStop);
    if (index === -1) {
      // Where the focus was before, Tab went on from: then there is a second round, from the start.
      if (await page.evaluate(() => document.activeElement === document.body)) ends += 1;
      if (ends === 2 || (ends === 1 && reached.size === names.length)) break;
      continue;
    }
    if (reached.has(index) && reached.size > 1 && index === Math.min(...reached)) break;
    if (!reached.has(index) && !shows) findings.push(`focus cannot be seen: ${names[index]}`);
    reached.add(index);
  }
  names.forEach((name, index) => {
    if (!reached.has(index)) findings.push(`not reached by Tab: ${name}`);
  });
  return findings;
}

/** Notes everything to be reached, and how it looks without the focus. Of a group of radio buttons one is reached, arrows do the rest. */
function markStops(): string[] {
  const active = document.activeElement;
  if (active instanceof HTMLElement) active.blur();
  const selector = 'a[href], button, input, select, textarea, summary, [role=button], [contenteditable=true]';
  const seen = new Set<string>();
  // An open dialog keeps the focus inside: what lies behind it is not to be reached.
  const within = document.querySelector('[role=dialog][aria-modal=true]') ?? document;
  const elements = [...within.querySelectorAll<HTMLElement>(selector)].filter((element) => {
    if (element.matches(':disabled, [type=hidden], [inert] *, [tabindex="-1"]')) return false;
    if (!element.checkVisibility({ visibilityProperty: true })) return false;
    if (!(element instanceof HTMLInputElement) || element.type !== 'radio') return true;
    const group = [...document.querySelectorAll<HTMLInputElement>(`input[type=radio][name="${element.name}"]`)];
    const chosen = group.find(({ checked }) => checked);
    if (chosen ? chosen !== element : seen.has(element.name)) return false;
    seen.add(element.name);
    return true;
  });
  const look = (element: Element): string => {
    const parents = [element.parentElement, element.parentElement?.parentElement];
    // A card shows its link's focus around itself, by what is drawn after the link.
    const near = [element, element.nextElementSibling, ...parents].flatMap((one) =>
      one ? [getComputedStyle(one), getComputedStyle(one, '::after')] : [],
    );
    return near
      .map(({ outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, transform, top }) =>
        [outlineStyle, outlineWidth, boxShadow, borderColor, backgroundColor, transform, top].join(),
      )
      .join('|');
  };
  window.stops = { elements, atRest: elements.map(look), look };
  if (within !== document && active instanceof HTMLElement) active.focus();
  return elements.map((element) => element.outerHTML.replace(/\s+/g, ' ').slice(0, 140));
}

function atStop(): { index: number; shows: boolean } {
  const active = document.activeElement;
  if (!window.stops || !active) return { index: -1, shows: false };
  const { elements, atRest, look } = window.stops;
  const index = elements.indexOf(active);
  return { index, shows: index >= 0 && look(active) !== atRest[index] };
}
