'use client';

import { MantineProvider } from '@mantine/core';
import { setNonce } from 'get-nonce';
import type { ReactNode } from 'react';
import { cssVariables, theme } from './theme.ts';

/** The page's nonce lets the few style elements pass that are made in the browser. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  if (typeof document !== 'undefined') setNonce(nonce);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}
