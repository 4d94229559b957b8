/** Styles of buttons, fields and panels that every screen shares; sizes for gloves. */
import { css } from 'lit';

export const controlStyles = css`
  :host {
    box-sizing: border-box;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  button,
  .button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  button,
  .button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 8px;
    min-height: var(--touch);
    min-width: var(--touch);
    padding: 0 16px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
    touch-action: manipulation;
    user-select: none;
  }
  button:active,
  .button:active {
    background: var(--well);
  }
  button[aria-pressed='true'],
  button[aria-checked='true'],
  .button[aria-current] {
    background: var(--action);
    color: var(--action-on);
    border-color: var(--action);
  }
  button:disabled {
    color: var(--ink-3);
    border-color: var(--line);
    background: transparent;
    cursor: default;
  }
  button.primary,
  .button.primary {
    background: var(--action);
    border-color: var(--action);
    color: var(--action-on);
  }
  button.primary:disabled {
    background: var(--well);
    border-color: var(--line);
    color: var(--ink-3);
  }
  button.plain {
    background: transparent;
    border-color: transparent;
  }
  :focus-visible {
    outline: 3px solid var(--focus);
    outline-offset: 2px;
  }
  svg.icon {
    width: 24px;
    height: 24px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .panel {
    background: var(--panel);
    border: 1px solid var(--line);
    border-radius: var(--radius);
  }
  .panel.step {
    display: grid;
    gap: 10px;
    padding: 12px;
  }
  .step > h2 {
    margin: 0;
    font-size: 16px;
  }
  .step > p {
    margin: 0;
  }
  .step > p:not(.error) {
    color: var(--ink-2);
  }
  .field {
    display: grid;
    gap: 4px;
    align-content: start;
  }
  .field > span,
  .label {
    font-size: 14px;
    font-weight: 600;
    color: var(--ink-2);
  }
  .field > small {
    font-size: 13px;
    color: var(--ink-3);
  }
  input:not([type='checkbox'], [type='radio'], [type='file']),
  select,
  textarea {
    min-height: var(--touch);
    width: 100%;
    padding: 8px 12px;
    border: 1px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
    color: var(--ink);
  }
  input[aria-invalid='true'] {
    border: 2px solid var(--bad-fill);
  }
  input[type='checkbox'] {
    flex: none;
    width: 28px;
    height: 28px;
    accent-color: var(--action);
    margin: 0;
  }
  .tick {
    display: flex;
    align-items: center;
    gap: 12px;
    min-height: var(--touch);
    cursor: pointer;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    gap: 12px;
    align-items: center;
  }
  .error {
    color: var(--bad);
    font-weight: 600;
  }
  .muted {
    color: var(--ink-3);
  }
  .number {
    font-variant-numeric: tabular-nums;
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
