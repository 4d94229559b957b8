/** Styles of the evidence dialog. */
import { css } from 'lit';

export const evidenceStyles = css`
  dialog {
    width: min(1100px, 100vw - 24px);
    max-height: calc(100dvh - 24px);
    padding: 0;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    background: var(--panel);
    color: var(--ink);
    overflow: auto;
    overscroll-behavior: contain;
  }
  dialog::backdrop {
    background: rgb(8 12 15 / 0.6);
  }
  header {
    position: sticky;
    top: 0;
    z-index: 1;
    display: flex;
    justify-content: space-between;
    align-items: start;
    gap: 16px;
    padding: 12px 12px 8px 20px;
    background: var(--panel);
    border-bottom: 1px solid var(--line);
  }
  h2,
  h3,
  p {
    margin: 0;
  }
  h2 {
    font-size: 22px;
  }
  h3 {
    margin: 18px 0 6px;
    font-size: 16px;
  }
  .columns {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
    gap: 20px;
    padding: 16px 20px 20px;
  }
  @media (max-width: 760px) {
    .columns {
      grid-template-columns: minmax(0, 1fr);
    }
  }
  dialect-evidence-picture {
    width: 100%;
    aspect-ratio: 1;
  }
  dialect-trend-line {
    height: 170px;
    margin-top: 12px;
  }
  .verdict-box {
    display: grid;
    gap: 6px;
    padding: 12px 14px;
    border: 1px solid var(--line);
    border-left: 8px solid var(--line-strong);
    border-radius: var(--radius);
    background: var(--raised);
  }
  .verdict-box[data-verdict='bad'] {
    border-left-color: var(--bad-fill);
  }
  .verdict-box[data-verdict='uncertain'] {
    border-left-color: var(--warn-fill);
  }
  .verdict-box[data-verdict='simulated'] {
    border-left-color: var(--mark-fill);
  }
  .verdict-word {
    --mark-hole: var(--raised);
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 700;
  }
  .verdict {
    width: 24px;
    height: 24px;
  }
  [data-verdict='bad'] .verdict-word {
    color: var(--bad);
  }
  [data-verdict='uncertain'] .verdict-word {
    color: var(--warn);
  }
  [data-verdict='simulated'] .verdict-word {
    color: var(--mark);
  }
  .reading {
    font-size: 20px;
  }
  .reading strong {
    font-size: 44px;
    font-weight: 600;
    letter-spacing: -0.02em;
    line-height: 1.1;
  }
  .reading span {
    white-space: nowrap;
    color: var(--ink-2);
  }
  .reading s {
    color: var(--ink-3);
    font-size: 28px;
  }
  .reason strong::first-letter {
    text-transform: uppercase;
  }
  .reason strong {
    display: inline-block;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: 15px;
  }
  th,
  td {
    padding: 4px 8px 4px 0;
    text-align: left;
    font-weight: 400;
    border-bottom: 1px solid var(--line);
  }
  thead th {
    font-size: 13px;
    color: var(--ink-2);
  }
  td.number {
    text-align: right;
    white-space: nowrap;
  }
  .bar {
    width: 38%;
  }
  .bar i {
    display: block;
    height: 8px;
    background: var(--band);
    border-radius: 1px;
  }
  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: 4px 16px;
    margin: 0 0 14px;
    font-size: 15px;
  }
  dt {
    color: var(--ink-2);
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
  }
`;
