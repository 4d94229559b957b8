/** Layout of the calibration editor: picture beside the fields, or above them on a phone. */
import { css } from 'lit';

export const editorStyles = css`
  :host {
    display: grid;
    grid-template-columns: minmax(0, 1fr) minmax(320px, 400px);
    grid-template-rows: minmax(0, 1fr);
    gap: 12px;
    height: 100%;
    padding: 10px;
  }
  .left {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    grid-template-rows: minmax(0, 1fr) auto;
    gap: 10px;
    min-height: 0;
  }
  .blank {
    display: grid;
    place-content: center;
    padding: 24px;
    text-align: center;
    color: #e9edf0;
    background: #0b0e10;
    border-radius: var(--radius);
  }
  .right {
    display: grid;
    grid-template-rows: minmax(0, 1fr) auto;
    min-height: 0;
  }
  .fields {
    display: grid;
    grid-auto-rows: max-content;
    align-content: start;
    gap: 12px;
    min-height: 0;
    overflow: auto;
    padding: 2px 4px;
  }
  h1 {
    margin: 0;
    font-size: 20px;
  }
  .actions {
    position: sticky;
    bottom: 0;
    padding: 10px 4px;
    background: var(--ground);
  }
  .actions > * {
    flex: 1;
  }
  .actions > p {
    flex-basis: 100%;
    margin: 0;
  }
  @media (max-width: 720px), (orientation: portrait) {
    :host {
      grid-template-columns: minmax(0, 1fr);
      grid-template-rows: auto;
      height: auto;
    }
    dialect-calibrate-stage,
    .blank {
      height: min(56vh, 100vw);
    }
    .right {
      grid-template-rows: auto;
    }
    .fields {
      overflow: visible;
    }
  }
`;
