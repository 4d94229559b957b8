/** Styles of the dialogs and forms of alarms. */
import { css } from 'lit';

export const dialogStyles = css`
  dialog {
    width: min(520px, 100vw - 24px);
    padding: 18px 20px;
    border: 1px solid var(--line-strong);
    border-radius: 10px;
    background: var(--panel);
    color: var(--ink);
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 0.6);
  }
  form {
    display: grid;
    gap: 12px;
  }
  h2 {
    margin: 0;
    font-size: 20px;
  }
  p {
    margin: 0;
  }
`;
