import type { Page } from 'playwright-core';

/** The elements that make the page scroll sideways; empty when it does not. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className} ${element.textContent?.slice(0, 40)}`);
    return [`${scrollWidth} px in ${clientWidth} px`, ...wide.slice(0, 8)];
  });
}
