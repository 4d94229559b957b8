/** The theme that was chosen, or the device's own → `data-theme` on the document. */
import type { Settings } from '../store/settings.ts';

export type Theme = Settings['theme'];

export const themeWords: Readonly<Record<Theme, string>> = {
  auto: 'as the device',
  light: 'light',
  dark: 'dark',
};

const order: readonly Theme[] = ['auto', 'light', 'dark'];

export const nextTheme = (theme: Theme): Theme => order[(order.indexOf(theme) + 1) % order.length] ?? 'auto';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');
let chosen: Theme = 'auto';

export const applyTheme = (theme: Theme): void => {
  chosen = theme;
  const isDark = theme === 'dark' || (theme === 'auto' && prefersDark.matches);
  const value = isDark ? 'dark' : 'light';
  if (document.documentElement.dataset['theme'] !== value) document.documentElement.dataset['theme'] = value;
};

prefersDark.addEventListener('change', () => applyTheme(chosen));
