import type { ReactNode } from 'react';

/** Strokes on a 20 px grid, in the text's colour; what they mean always stands beside them in words. */
function Icon({ children, size = 20 }: { children: ReactNode; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      {children}
    </svg>
  );
}

export const ChevronDown = () => (
  <Icon size={16}>
    <path d="m5 7.5 5 5 5-5" />
  </Icon>
);

export const Person = () => (
  <Icon>
    <circle cx="10" cy="7" r="3.2" />
    <path d="M3.8 17c.6-3.2 3.1-5 6.2-5s5.6 1.8 6.2 5" />
  </Icon>
);

export const Magnifier = () => (
  <Icon>
    <circle cx="9" cy="9" r="5.5" />
    <path d="m13.2 13.2 4 4" />
  </Icon>
);

export const CalendarDay = () => (
  <Icon>
    <rect x="3" y="4.5" width="14" height="12.5" rx="2" />
    <path d="M3 8.5h14M7 2.5v4M13 2.5v4" />
  </Icon>
);

export const Pin = () => (
  <Icon>
    <path d="M10 17.5s5.5-4.6 5.5-9a5.5 5.5 0 0 0-11 0c0 4.4 5.5 9 5.5 9Z" />
    <circle cx="10" cy="8.5" r="2" />
  </Icon>
);

export const Minus = () => (
  <Icon>
    <path d="M4.5 10h11" />
  </Icon>
);

export const Plus = () => (
  <Icon>
    <path d="M4.5 10h11M10 4.5v11" />
  </Icon>
);

export const Check = () => (
  <Icon>
    <path d="m4 10.5 4 4 8-9" />
  </Icon>
);

export const Clock = () => (
  <Icon>
    <circle cx="10" cy="10" r="7" />
    <path d="M10 6v4.2l2.8 1.8" />
  </Icon>
);

export const Warning = () => (
  <Icon>
    <path d="M10 3 1.8 16.8h16.4Z" />
    <path d="M10 8v4M10 14.4v.1" />
  </Icon>
);

export const Info = () => (
  <Icon>
    <circle cx="10" cy="10" r="7.3" />
    <path d="M10 9.2v4.4M10 6.4v.1" />
  </Icon>
);

export const Lock = () => (
  <Icon>
    <rect x="4" y="9" width="12" height="8" rx="2" />
    <path d="M6.5 9V6.5a3.5 3.5 0 0 1 7 0V9" />
  </Icon>
);

export const Sliders = () => (
  <Icon>
    <path d="M3 6h8M15 6h2M3 14h2M9 14h8" />
    <circle cx="13" cy="6" r="2" />
    <circle cx="7" cy="14" r="2" />
  </Icon>
);
