import type { Page } from 'playwright-core';

/** What a thumb must hit and is smaller than `least` px in height or width, a line each. Links inside a text are exempt. */
export function smallTargets(page: Page, least: number): Promise<string[]> {
  return page.evaluate((px) => {
    const selector = 'button, input, select, textarea, summary, [role=button], nav a, header a';
    return [...document.querySelectorAll<HTMLElement>(selector)]
      .filter((element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((element) => !(element instanceof HTMLInputElement && element.type === 'hidden'))
      .map((element) => {
        // A label is a part of what it names, a frame of the field in it.
        const isChoice = element instanceof HTMLInputElement && /radio|checkbox/.test(element.type);
        const target = isChoice
          ? (element.labels?.[0] ?? element)
          : (element.closest<HTMLElement>('.mantine-Input-input') ?? element);
        const { width, height } = target.getBoundingClientRect();
        return { name: `${element.tagName.toLowerCase()} "${target.innerText || element.ariaLabel}"`, width, height };
      })
      .filter(({ width, height }) => width > 1 && height > 1 && (width < px - 0.5 || height < px - 0.5))
      .map(({ name, width, height }) => `${name}: ${Math.round(width)} × ${Math.round(height)}`);
  }, least);
}
