/** Layout of the settings: sections in one or two columns. */
import { css } from 'lit';

export const settingsStyles = css`
  :host {
    display: block;
    max-width: 1240px;
    margin: 0 auto;
    padding: 20px 16px 32px;
  }
  h1 {
    margin: 0 0 12px;
    font-size: 26px;
  }
  .sections {
    columns: 2 420px;
    column-gap: 12px;
  }
  .sections > * {
    display: block;
    break-inside: avoid;
    margin-bottom: 12px;
  }
  section.panel {
    padding: 16px 20px 20px;
  }
  h2 {
    margin: 0 0 12px;
    font-size: 18px;
  }
  p {
    margin: 0 0 12px;
    color: var(--ink-2);
  }
  .message {
    margin: 0 0 12px;
    padding: 10px 16px;
    color: var(--ink);
    background: var(--raised);
    border: 1px solid var(--line);
    border-left: 8px solid var(--line-strong);
    border-radius: var(--radius);
  }
  .message.wrong {
    border-left-color: var(--bad-fill);
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 6px 16px;
    margin: 0;
  }
  dt {
    color: var(--ink-2);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
  .grid {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: 12px;
  }
  .wide {
    grid-column: 1 / -1;
  }
  .row + [role='status'] {
    margin-top: 12px;
  }
  @media (max-width: 560px) {
    .grid {
      grid-template-columns: 1fr;
    }
    dl {
      grid-template-columns: 1fr;
      gap: 0;
    }
    dd {
      margin-bottom: 10px;
    }
  }
  pre {
    margin: 4px 0 0;
    padding: 12px;
    max-height: 260px;
    overflow: auto;
    background: var(--raised);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    font:
      13px/1.45 ui-monospace,
      'DejaVu Sans Mono',
      monospace;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
`;
