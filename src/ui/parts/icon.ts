/** Line icons of 24 × 24, drawn for this app; always beside a word or a label. */
import { svg, html, type TemplateResult } from 'lit';

const drawings = {
  kiosk: svg`<path d="M4 17a8 8 0 1 1 16 0"/><path d="M12 17l4-5"/><circle cx="12" cy="17" r="1.4"/>`,
  alarms: svg`<path d="M6 17V11a6 6 0 0 1 12 0v6l2 2H4z"/><path d="M10 22h4"/>`,
  calibrate: svg`<circle cx="12" cy="12" r="7.5"/><path d="M12 2v5M12 17v5M2 12h5M17 12h5"/><circle cx="12" cy="12" r="1"/>`,
  settings: svg`<path d="M4 7h9M17 7h3M4 17h3M11 17h9"/><circle cx="15" cy="7" r="2.2"/><circle cx="9" cy="17" r="2.2"/>`,
  fullscreen: svg`<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/>`,
  windowed: svg`<path d="M9 4v5H4M20 9h-5V4M15 20v-5h5M4 15h5v5"/>`,
  light: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2v3M12 19v3M2 12h3M19 12h3M5 5l2 2M17 17l2 2M19 5l-2 2M7 17l-2 2"/>`,
  dark: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5z"/>`,
  auto: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor"/>`,
  close: svg`<path d="M6 6l12 12M18 6L6 18"/>`,
  undo: svg`<path d="M9 5L4 10l5 5"/><path d="M4 10h10a6 6 0 0 1 0 12h-3"/>`,
  camera: svg`<path d="M4 7h4l2-3h4l2 3h4v13H4z"/><circle cx="12" cy="13" r="4"/>`,
  file: svg`<path d="M6 3h8l5 5v13H6z"/><path d="M14 3v5h5"/>`,
  save: svg`<path d="M5 12.5l4.5 4.5L19 7.5"/>`,
  bin: svg`<path d="M4 7h16M9 7V4h6v3M6 7l1 14h10l1-14"/>`,
  out: svg`<path d="M12 15V4M8 8l4-4 4 4M4 15v5h16v-5"/>`,
  in: svg`<path d="M12 4v11M8 11l4 4 4-4M4 15v5h16v-5"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  rim: svg`<ellipse cx="12" cy="12" rx="9" ry="7.5" stroke-dasharray="4 2.4"/><path d="M12 12l4-3"/>`,
  sound: svg`<path d="M4 9v6h4l5 5V4L8 9z"/><path d="M16.5 8.5a5 5 0 0 1 0 7M19 6a8.5 8.5 0 0 1 0 12"/>`,
  muted: svg`<path d="M4 9v6h4l5 5V4L8 9z"/><path d="M16 9l6 6M22 9l-6 6"/>`,
  scan: svg`<path d="M4 9V4h5M15 4h5v5M20 15v5h-5M9 20H4v-5"/><path d="M8 8h3v3H8zM13 13h3v3h-3zM13 8h3M8 13v3"/>`,
  tree: svg`<path d="M4 5h6M7 5v14h6M7 12h6"/><path d="M13 10h7v4h-7zM13 17h7v4h-7z"/>`,
  realign: svg`<path d="M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4"/><circle cx="12" cy="12" r="4.5"/><path d="M12 12l2.5-2.5"/>`,
  up: svg`<path d="M6 14l6-6 6 6"/>`,
} as const;

export type IconName = keyof typeof drawings;

/** Decorative: the words beside it carry the meaning. */
export const icon = (name: IconName): TemplateResult =>
  html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">${drawings[name]}</svg>`;
