'use client';

import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef } from 'react';
import { ChevronDown, Person } from './icons.tsx';
import classes from './site-header.module.css';

/** The browser's own popover: works before and without JavaScript, closes by Escape and gives the focus back. */
export function SiteMenu({ label, children }: { label: string; children: ReactNode }) {
  const menu = useRef<HTMLDivElement>(null);
  const path = usePathname();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step to another page closes the menu
  useEffect(() => {
    if (menu.current?.matches(':popover-open')) menu.current.hidePopover();
  }, [path]);
  return (
    <>
      <button type="button" className={classes.menuButton} popoverTarget="site-menu">
        <Person />
        <span className={classes.who}>{label}</span>
        <span className="for-ears">: your pages</span>
        <ChevronDown />
      </button>
      <div ref={menu} id="site-menu" popover="auto" className={classes.menu}>
        <nav aria-label="Your pages">
          <ul>{children}</ul>
        </nav>
      </div>
    </>
  );
}
