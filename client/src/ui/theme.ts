import { type CSSVariablesResolver, createTheme } from '@mantine/core';

/** Mantine in this site's words: its colours come from `tokens.css`, so that both speak of the same ones. */
export const theme = createTheme({
  fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif',
  colors: {
    iris: [
      '#f1f0fe',
      '#e0defb',
      '#c3bff6',
      '#a39df0',
      '#877fe9',
      '#7168e3',
      '#5f55dc',
      '#5146cd',
      '#463cb8',
      '#3a319f',
    ],
  },
  primaryColor: 'iris',
  primaryShade: { light: 7, dark: 4 },
  autoContrast: true,
  luminanceThreshold: 0.18,
  defaultRadius: 'md',
  radius: { md: '8px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  fontSizes: { xs: '0.8125rem', sm: '0.8125rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  // Plain objects: `Modal.extend` and its like would bring each of these components to every page.
  components: {
    Button: {
      defaultProps: { size: 'md' },
      // Mantine chooses the letters of a filled button by the light scheme's shade, in both schemes.
      vars: (_theme: unknown, { variant = 'filled' }: { variant?: string }) => ({
        root: {
          '--button-height': '2.75rem',
          ...(variant === 'filled' ? { '--button-color': 'var(--mantine-primary-color-contrast)' } : {}),
        },
      }),
      styles: { root: { fontWeight: 600 } },
    },
    Input: {
      defaultProps: { size: 'md' },
      vars: () => ({ wrapper: { '--input-height': '2.75rem' } }),
    },
    InputWrapper: {
      defaultProps: { size: 'md', inputWrapperOrder: ['label', 'description', 'error', 'input'] },
    },
    Modal: {
      defaultProps: { centered: true, closeButtonProps: { 'aria-label': 'Close' }, transitionProps: { duration: 150 } },
    },
  },
});

export const cssVariables: CSSVariablesResolver = () => {
  const ours = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-placeholder': 'var(--ink-soft)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-anchor': 'var(--accent)',
  };
  return { variables: {}, light: ours, dark: ours };
};
