/** What every section of the settings shares: the settings in, a changed copy out. */
import { LitElement, css } from 'lit';
import { property } from 'lit/decorators.js';
import type { Settings } from '../../store/settings.ts';
import { controlStyles } from '../parts/control-styles.ts';
import { settingsStyles } from './settings-styles.ts';

export abstract class SettingsSection extends LitElement {
  @property({ attribute: false }) settings!: Settings;

  static override styles = [
    controlStyles,
    settingsStyles,
    css`
      :host {
        max-width: none;
        margin: 0;
        padding: 0;
      }
    `,
  ];

  /** Asks the screen to check, store and apply. */
  protected change(part: Partial<Settings>): void {
    this.dispatchEvent(
      new CustomEvent<Settings>('dialect-settings-changed', {
        detail: { ...this.settings, ...part },
        bubbles: true,
        composed: true,
      }),
    );
  }
}
