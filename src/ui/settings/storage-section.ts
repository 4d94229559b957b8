/** What is stored on this device, how long it lasts, and all of it as files: `<dialect-storage-section>`. */
import { consume } from '@lit/context';
import { css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CourierStatus } from '../../../workers/courier/api.ts';
import { deskContext, type Desk } from '../desk.ts';
import { offerBlob } from '../parts/file-ways.ts';
import { icon } from '../parts/icon.ts';
import type { AlarmLogView, SetAside, StorageView } from '../storage-desk.ts';
import { sayAge, sayBytes, sayDate } from '../words/age-words.ts';
import { SettingsSection } from './settings-section.ts';

const measureEveryMs = 10_000;
const shownSetAside = 50;

/** Beyond a year nobody plans. */
export const sayDays = (days: number): string => {
  if (days >= 365) return 'more than a year';
  if (days >= 2) return `${Math.floor(days)} days`;
  const hours = Math.floor(days * 24);
  return hours >= 2 ? `${hours} hours` : 'less than two hours';
};

const sayLog = ({ events, sinceTs, trimmed }: AlarmLogView): string => {
  if (sinceTs === null) return 'empty';
  const since = `${events} event${events === 1 ? '' : 's'} since ${sayDate(new Date(sinceTs).toISOString())}`;
  return trimmed === 0 ? since : `${since}; ${trimmed} older ones, all delivered, were taken out`;
};

@customElement('dialect-storage-section')
export class StorageSection extends SettingsSection {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) status: CourierStatus | null = null;
  @state() private view: StorageView | null = null;
  @state() private aside: readonly SetAside[] = [];
  @state() private answer = '';
  private timer: ReturnType<typeof setInterval> | undefined;

  static override styles = [
    ...SettingsSection.styles,
    css`
      meter {
        width: 100%;
        height: 14px;
        margin-bottom: 8px;
      }
      .row {
        margin-top: 14px;
      }
      h3 {
        margin: 20px 0 6px;
        font-size: 16px;
      }
      ul {
        margin: 0;
        padding-left: 20px;
        overflow-wrap: anywhere;
      }
    `,
  ];

  override connectedCallback(): void {
    super.connectedCallback();
    void this.measure();
    this.timer = setInterval(() => void this.measure(), measureEveryMs);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.timer);
  }

  override render(): unknown {
    const { view, status } = this;
    const isSized = view?.usage != null && view.quota != null;
    return html`<section class="panel">
      <h2>Storage</h2>
      ${
        isSized
          ? html`<meter
              aria-label="Storage used"
              min="0"
              max=${view.quota ?? 1}
              value=${view.usage ?? 0}
            ></meter>`
          : nothing
      }
      <dl>
        <dt>Used</dt>
        <dd>
          ${isSized ? `${sayBytes(view.usage ?? 0)} of ${sayBytes(view.quota ?? 0)}` : 'the browser does not say'}
        </dd>
        ${
          isSized
            ? html`<dt>Left</dt>
                <dd>${sayBytes(Math.max(0, (view.quota ?? 0) - (view.usage ?? 0)))}</dd>`
            : nothing
        }
        <dt>Lasts without a broker</dt>
        <dd>${this.lasting()}</dd>
        <dt>Kept for good</dt>
        <dd>${view?.persisted ? 'yes' : 'no: the browser may clear it when space runs out'}</dd>
        <dt>Readings waiting</dt>
        <dd>${status?.waiting ?? 0}</dd>
        <dt>Alarm events waiting</dt>
        <dd>${status?.alarmsWaiting ?? 0}</dd>
        ${
          status && status.oldestWaitingTs !== null
            ? html`<dt>Oldest reading</dt>
                <dd>${sayAge(Date.now() - status.oldestWaitingTs)}</dd>`
            : nothing
        }
        ${
          view?.alarmLog
            ? html`<dt>Log of alarms</dt>
                <dd>${sayLog(view.alarmLog)}</dd>`
            : nothing
        }
        <dt>Readings lost</dt>
        <dd>${status?.lost ?? 0}</dd>
      </dl>
      <div class="row">
        ${view && !view.persisted ? html`<button @click=${this.persist}>Ask the browser to keep it</button>` : nothing}
        <button @click=${this.exportWaiting}>${icon('out')} Export what waits</button>
        ${view?.alarmLog ? html`<button @click=${this.exportLog}>${icon('out')} Export the log of alarms</button>` : nothing}
      </div>
      <p role="status" style="margin:8px 0 0">${this.answer}</p>
      <p>
        The log of alarms keeps 90 days and 10 000 events at least, what was not delivered, and every event of
        an alarm that is not normal now.
      </p>
      <h3>Set aside: ${this.aside.length}</h3>
      <p>
        What could not be used or was refused by the broker. It is out of the way, counted as lost, and kept
        here.
      </p>
      ${
        this.aside.length === 0
          ? nothing
          : html`<ul>
                ${this.aside
                  .slice(0, shownSetAside)
                  .map(
                    ({ at, id, reason }) =>
                      html`<li>
                        <strong>${id}</strong>, ${sayDate(new Date(at).toISOString())}: ${reason}
                      </li>`,
                  )}
              </ul>
              <div class="row">
                <button @click=${this.exportAside}>${icon('out')} Export what was set aside</button>
              </div>`
      }
    </section>`;
  }

  private lasting(): string {
    const { view } = this;
    if (!view) return '…';
    if (view.readingsPerSecond === 0) return 'nothing is recorded at present';
    if (view.daysLeft === null) return 'it cannot be said here';
    const rate = Number(view.readingsPerSecond.toPrecision(2));
    return `${sayDays(view.daysLeft)}, at ${rate} readings a second`;
  }

  private async measure(): Promise<void> {
    this.view = await this.desk.storage.measure();
    this.aside = await this.desk.storage.setAside();
  }

  private readonly persist = async (): Promise<void> => {
    const isKept = await this.desk.storage.persist();
    this.answer = isKept
      ? 'It is kept now.'
      : 'The browser declined. Install the app on the home screen, then ask again.';
    await this.measure();
  };

  private readonly exportWaiting = async (): Promise<void> => {
    let lines = 0;
    const blob = await this.desk.storage.exportWaiting((now) => {
      lines = now;
      this.answer = `Gathering: ${now} lines.`;
    });
    offerBlob('dialect-waiting.jsonl', blob);
    this.answer = `${lines} lines are in the file. They still wait for the broker.`;
  };

  private readonly exportLog = async (): Promise<void> => {
    offerBlob('dialect-alarms.jsonl', await this.desk.storage.exportAlarmLog());
    this.answer = 'The log of alarms is in the file, oldest event first.';
  };

  private readonly exportAside = async (): Promise<void> => {
    offerBlob('dialect-set-aside.jsonl', await this.desk.storage.exportSetAside());
    this.answer = `${this.aside.length} lines are in the file.`;
  };
}
