/** Panels with a list of entries and their buttons. */
import { css } from 'lit';

export const listStyles = css`
  section {
    padding: 12px 16px 14px;
  }
  h2 {
    margin: 0;
    font-size: 18px;
  }
  ul {
    display: grid;
    gap: 8px;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 16px;
    padding-top: 8px;
    border-top: 1px solid var(--line);
    overflow-wrap: anywhere;
  }
  li > div:first-child {
    flex: 1 1 240px;
    min-width: 0;
  }
  p {
    margin: 0;
    color: var(--ink-2);
  }
`;
