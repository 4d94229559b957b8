/** Styles of a gauge card: numerals scale with the card; only what is not normal has colour. */
import { css } from 'lit';

export const cardStyles = css`
  :host {
    display: grid;
    container-type: inline-size;
    min-width: 0;
    min-height: 0;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  article {
    position: relative;
    display: flex;
    flex-direction: column;
    min-height: 0;
    padding: 10px 16px 12px;
    background: var(--raised);
    border: 1px solid var(--line);
    border-radius: var(--radius);
    overflow: hidden;
  }
  article[data-verdict='bad'] {
    border-color: var(--bad-fill);
    box-shadow: inset 0 0 0 2px var(--bad-fill);
  }
  article[data-verdict='uncertain'] {
    border-color: var(--warn-fill);
    box-shadow: inset 0 0 0 2px var(--warn-fill);
  }
  article[data-verdict='stale'] {
    border: 1px dashed var(--line-strong);
    background: var(--panel);
  }
  header {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-height: 36px;
  }
  h2 {
    margin: 0;
    min-width: 0;
    font-size: 17px;
    font-weight: 400;
  }
  h2 button {
    all: unset;
    cursor: pointer;
    display: block;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
    color: var(--ink-2);
    touch-action: manipulation;
  }
  h2 strong {
    color: var(--ink);
    font-weight: 700;
  }
  h2 button::after {
    content: '';
    position: absolute;
    inset: 0;
    border-radius: var(--radius);
  }
  h2 button:focus-visible::after {
    outline: 3px solid var(--focus);
    outline-offset: -4px;
  }
  .verdict-word {
    --mark-hole: var(--raised);
    display: flex;
    align-items: center;
    gap: 6px;
    margin: 0;
    padding: 4px 10px 4px 6px;
    border-radius: 999px;
    font-weight: 700;
    font-size: 15px;
    color: var(--ink-2);
    white-space: nowrap;
  }
  .verdict {
    width: 22px;
    height: 22px;
    flex: none;
  }
  [data-verdict='good'] .verdict-word {
    font-weight: 500;
  }
  [data-verdict='bad'] .verdict-word {
    --mark-hole: var(--bad-fill);
    background: var(--bad-fill);
    color: var(--bad-on);
  }
  [data-verdict='uncertain'] .verdict-word {
    --mark-hole: var(--warn-fill);
    background: var(--warn-fill);
    color: var(--warn-on);
  }
  [data-verdict='simulated'] .verdict-word {
    color: var(--mark);
  }
  .value {
    display: flex;
    align-items: baseline;
    flex-wrap: wrap;
    gap: 0 10px;
    margin: 2px 0 0;
    font-variant-numeric: tabular-nums;
    line-height: 1;
  }
  .digits {
    font-size: clamp(64px, 25cqi, 168px);
    font-weight: 600;
    letter-spacing: -0.025em;
    color: var(--ink);
  }
  s.digits {
    font-weight: 300;
    color: var(--ink-3);
    text-decoration-thickness: 0.05em;
  }
  .unit {
    font-size: clamp(24px, 8cqi, 52px);
    font-weight: 500;
    color: var(--ink-2);
  }
  .interval {
    font-size: clamp(18px, 5.4cqi, 34px);
    color: var(--ink-2);
    white-space: nowrap;
  }
  dialect-trend-line {
    flex: 1 1 44px;
    min-height: 36px;
    max-height: 220px;
    margin: 6px 0;
  }
  footer {
    display: flex;
    justify-content: space-between;
    align-items: baseline;
    gap: 12px;
    min-height: 22px;
    font-size: 15px;
    color: var(--ink-2);
  }
  [data-verdict='bad'] .why {
    color: var(--bad);
    font-weight: 700;
  }
  [data-verdict='uncertain'] .why {
    color: var(--warn);
    font-weight: 700;
  }
  [data-verdict='simulated'] .why {
    color: var(--mark);
  }
  .why::first-letter {
    text-transform: uppercase;
  }
  .why {
    display: inline-block;
  }
  .age {
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
    color: var(--ink-3);
  }
  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
