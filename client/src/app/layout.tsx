import '../styles/mantine.css';
import '../styles/tokens.css';
import '../styles/base.css';
import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { config } from '../config.ts';
import { EarlySubmitScript } from '../forms/early-submit.tsx';
import { ServiceWorker } from '../offline/service-worker.tsx';
import { FocusAfterNavigation } from '../ui/focus-after-navigation.tsx';
import { Providers } from '../ui/providers.tsx';

export async function generateMetadata(): Promise<Metadata> {
  return {
    metadataBase: new URL(config().PUBLIC_URL),
    title: { default: 'ticketing.dev – tickets from people who have them', template: '%s – ticketing.dev' },
    description: 'Find an event, hold your seats, pay, and have your tickets on your phone.',
    applicationName: 'ticketing.dev',
    openGraph: {
      type: 'website',
      siteName: 'ticketing.dev',
      images: [{ url: '/picture.png', width: 1200, height: 630, alt: 'ticketing.dev' }],
    },
    twitter: { card: 'summary_large_image' },
    formatDetection: { telephone: false, email: false, address: false },
    other: { 'request-id': (await headers()).get('x-request-id') ?? '' },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f7f7f5' },
    { media: '(prefers-color-scheme: dark)', color: '#131316' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? '';
  return (
    <html lang="en" {...mantineHtmlProps}>
      <head>
        <EarlySubmitScript nonce={nonce} />
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" suppressHydrationWarning />
      </head>
      <body>
        <Providers nonce={nonce}>
          <FocusAfterNavigation />
          <ServiceWorker />
          {children}
        </Providers>
      </body>
    </html>
  );
}
