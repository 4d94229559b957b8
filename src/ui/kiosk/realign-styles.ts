/** Styles of the dialog that lays a calibration on the picture of now: the picture gets the room that is left. */
import { css } from 'lit';

export const realignStyles = css`
  dialog {
    width: min(760px, 100vw - 24px);
    max-height: calc(100dvh - 24px);
    padding: 16px 20px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    background: var(--panel);
    color: var(--ink);
  }
  dialog[open] {
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.6);
  }
  h2 {
    margin: 0;
    font-size: 20px;
  }
  p {
    margin: 0;
  }
  progress {
    width: 100%;
    height: 12px;
    accent-color: var(--action);
  }
  canvas {
    display: block;
    flex: 1 1 auto;
    min-height: 160px;
    max-height: 52dvh;
    width: 100%;
    object-fit: contain;
    background: #0b0e10;
  }
`;
