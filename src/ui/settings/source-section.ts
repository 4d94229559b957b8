/** Where the pictures come from: `<dialect-source-section>`. */
import { consume } from '@lit/context';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { SourceState } from '../../camera/frame-source.ts';
import type { SourceSettings } from '../../store/settings.ts';
import { deskContext, type CameraChoice, type Desk } from '../desk.ts';
import '../parts/file-button.ts';
import { faultWordsOf } from '../words/fault-words.ts';
import { SettingsSection } from './settings-section.ts';

const kinds: readonly { kind: SourceSettings['kind']; label: string }[] = [
  { kind: 'demo', label: 'Demo plant' },
  { kind: 'camera', label: 'Camera' },
  { kind: 'video', label: 'Video file' },
  { kind: 'stills', label: 'Pictures' },
];

const sizes = ['640x480', '1280x720', '1920x1080', '2560x1440', '3840x2160'] as const;

@customElement('dialect-source-section')
export class SourceSection extends SettingsSection {
  @consume({ context: deskContext }) private desk!: Desk;
  @property({ attribute: false }) sourceState: SourceState = { kind: 'idle' };
  @state() private cameras: readonly CameraChoice[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.list();
    navigator.mediaDevices?.addEventListener('devicechange', this.list);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    navigator.mediaDevices?.removeEventListener('devicechange', this.list);
  }

  private readonly list = (): void => {
    void this.desk.cameras().then((cameras) => (this.cameras = cameras));
  };

  override render(): unknown {
    const { source } = this.settings;
    return html`<section class="panel">
      <h2>Pictures from</h2>
      <div class="row" role="radiogroup" aria-label="Source">
        ${kinds.map(
          ({ kind, label }) =>
            html`<button role="radio" aria-checked=${source.kind === kind} @click=${() => this.set({ kind })}>
              ${label}
            </button>`,
        )}
      </div>
      <div role="status">${this.say()}</div>
      ${source.kind === 'camera' ? this.camera(source) : nothing}
      ${source.kind === 'video' || source.kind === 'stills' ? this.files(source) : nothing}
      ${source.kind === 'demo' ? html`<p>A rendered plant with known readings. Its readings say that they are simulated.</p>` : nothing}
    </section>`;
  }

  private say(): unknown {
    const { sourceState } = this;
    if (sourceState.kind === 'live')
      return html`<p>Live, ${sourceState.width} × ${sourceState.height} px.</p>`;
    if (sourceState.kind === 'starting') return html`<p>Starting…</p>`;
    if (sourceState.kind === 'idle') return html`<p>Not started.</p>`;
    const { what, act } = faultWordsOf(sourceState.code);
    return html`<p class="error">
      ${what}. ${sourceState.message || act}${sourceState.retrying ? ' Trying again.' : ''}
    </p>`;
  }

  private camera(source: SourceSettings): unknown {
    const { torch, lockExposure } = this.desk.abilities();
    const size = `${source.width}x${source.height}`;
    return html`<div class="grid">
      <label class="field wide"
        ><span>Camera</span>
        <select
          @change=${(event: Event) => this.set({ deviceId: (event.target as HTMLSelectElement).value || null })}
        >
          <option value="" ?selected=${source.deviceId === null}>First one</option>
          ${this.cameras.map(
            ({ deviceId, label }) =>
              html`<option value=${deviceId} ?selected=${deviceId === source.deviceId}>${label}</option>`,
          )}
        </select>
      </label>
      <label class="field wide"
        ><span>Resolution</span>
        <select @change=${this.pickSize}>
          ${[...new Set([...sizes, size])].map(
            (one) => html`<option value=${one} ?selected=${one === size}>${one.replace('x', ' × ')}</option>`,
          )}
        </select>
      </label>
      ${
        torch
          ? html`<label class="tick"
              ><input type="checkbox" .checked=${source.torch} @change=${this.tick('torch')} /> Torch</label
            >`
          : nothing
      }
      ${
        lockExposure
          ? html`<label class="tick"
              ><input type="checkbox" .checked=${source.lockExposure} @change=${this.tick('lockExposure')} />
              Lock exposure</label
            >`
          : nothing
      }
      <button class="wide" @click=${() => this.set({})}>Try the camera again</button>
    </div>`;
  }

  private files(source: SourceSettings): unknown {
    const isVideo = source.kind === 'video';
    return html`<p>
        The browser forgets files at a reload; choose them again then. Readings say that they are simulated.
      </p>
      <dialect-file-button
        label=${isVideo ? 'Choose a video' : 'Choose pictures'}
        accept=${isVideo ? 'video/*' : 'image/*'}
        ?multiple=${!isVideo}
        @dialect-files=${(event: CustomEvent<readonly File[]>) => this.desk.openFiles(event.detail)}
      ></dialect-file-button>`;
  }

  private set(part: Partial<SourceSettings>): void {
    this.change({ source: { ...this.settings.source, ...part } });
  }

  private tick(name: 'torch' | 'lockExposure') {
    return (event: Event): void => this.set({ [name]: (event.target as HTMLInputElement).checked });
  }

  private readonly pickSize = (event: Event): void => {
    const [width, height] = (event.target as HTMLSelectElement).value.split('x').map(Number);
    this.set({ width: width ?? 1280, height: height ?? 720 });
  };
}
