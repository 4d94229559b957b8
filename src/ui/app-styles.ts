/** Styles of the app's frame: a bar on top; on phones and upright tablets the screens move to the thumb at the bottom. */
import { css } from 'lit';

export const appStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: auto auto minmax(0, 1fr);
    height: 100%;
  }
  .opening {
    padding: 24px;
  }
  .bar {
    display: flex;
    align-items: center;
    gap: 4px;
    min-height: 56px;
    padding: 4px 10px;
    background: var(--panel);
    border-bottom: 1px solid var(--line);
  }
  .name {
    padding: 12px 14px 12px 6px;
    color: var(--ink);
    font-size: 20px;
    font-weight: 700;
    letter-spacing: -0.01em;
    text-decoration: none;
  }
  nav {
    display: flex;
    gap: 4px;
  }
  .tab {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    min-height: var(--touch);
    padding: 0 16px;
    border-radius: var(--radius);
    color: var(--ink-2);
    font-weight: 600;
    text-decoration: none;
    touch-action: manipulation;
  }
  .tab[aria-current] {
    background: var(--raised);
    color: var(--ink);
    box-shadow: inset 0 -3px 0 var(--ink);
  }
  .simulated {
    margin-left: 8px;
    padding: 6px 12px;
    border-radius: var(--radius);
    border: 2px dashed var(--mark);
    color: var(--mark);
    font-size: 15px;
    line-height: 1.2;
  }
  .grow {
    flex: 1;
  }
  .bar button.plain {
    padding: 0 12px;
  }
  main {
    min-height: 0;
    overflow: auto;
  }
  @media (min-width: 1001px) and (max-width: 1180px) {
    .tab {
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      min-height: 56px;
      padding: 0 10px;
      font-size: 14px;
    }
    .bar button.plain {
      padding: 0 10px;
    }
  }
  @media (max-width: 480px) {
    .name {
      display: none;
    }
  }
  @media (max-width: 720px) {
    .narrow-hidden {
      display: none;
    }
  }
  @media (max-width: 1000px) {
    :host {
      grid-template-rows: auto auto minmax(0, 1fr) auto;
    }
    .name {
      font-size: 18px;
      padding-right: 8px;
    }
    .simulated {
      margin-left: 0;
      padding: 5px 9px;
    }
    nav {
      position: fixed;
      inset: auto 0 0 0;
      z-index: 2;
      justify-content: space-around;
      background: var(--panel);
      border-top: 1px solid var(--line);
      padding: 4px 4px calc(4px + env(safe-area-inset-bottom));
    }
    .tab {
      flex: 1;
      flex-direction: column;
      justify-content: center;
      gap: 2px;
      min-height: 56px;
      padding: 0 8px;
      font-size: 14px;
    }
    .tab[aria-current] {
      box-shadow: inset 0 3px 0 var(--ink);
    }
    main {
      padding-bottom: calc(66px + env(safe-area-inset-bottom));
    }
  }
`;
