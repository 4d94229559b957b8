/** Styles of a gauge card: numerals scale with the card; only what is not normal has colour. */
import { css } from 'lit';

export const cardStyles = css`
  :host {
    display: grid;
    container-type: inline-size;
    min-width: 0;
    min-height: 224px;
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
    padding: 6px 16px 10px;
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
    flex: 1 1 0;
    min-width: 0;
    font-size: 17px;
    font-weight: 400;
  }
  h2 button {
    all: unset;
    cursor: pointer;
    display: block;
    width: 100%;
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
    flex-wrap: wrap;
    align-items: center;
    gap: 0 12px;
    margin: 0;
    font-variant-numeric: tabular-nums;
    line-height: 1.05;
  }
  .digits {
    font-size: clamp(64px, 22cqi, 168px);
    font-weight: 600;
    letter-spacing: -0.03em;
    color: var(--ink);
    white-space: nowrap;
  }
  .long .digits {
    font-size: clamp(56px, 17cqi, 150px);
  }
  @media (min-height: 960px) and (orientation: landscape) {
    .value:not(.long) .digits {
      font-size: clamp(72px, 27cqi, 220px);
    }
  }
  s.digits {
    font-weight: 300;
    color: var(--ink-3);
    text-decoration-thickness: 0.05em;
  }
  .aside {
    display: grid;
    gap: 2px;
    line-height: 1.15;
  }
  .unit {
    font-size: clamp(22px, 7.5cqi, 48px);
    font-weight: 600;
    color: var(--ink-2);
  }
  .interval {
    font-size: clamp(17px, 5.4cqi, 32px);
    color: var(--ink-2);
    white-space: nowrap;
  }
  dialect-trend-line {
    flex: 1 1 40px;
    min-height: 26px;
    margin: 8px 0 2px;
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
    min-width: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
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
