/** Picture, points, fields and the value they give, on one screen: `<dialect-draft-editor>`. */
import { consume } from '@lit/context';
import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { CalibrationRecord } from '../../../calibration/record.ts';
import type { ReferencePoint } from '../../base/point.ts';
import { refuse, type Result } from '../../base/result.ts';
import { deskContext, type Desk, type Trial } from '../desk.ts';
import { controlStyles } from '../parts/control-styles.ts';
import '../parts/file-button.ts';
import { icon } from '../parts/icon.ts';
import { gaugeName, unitSymbol } from '../words/gauge-words.ts';
import './calibrate-stage.ts';
import type { CalibrateStage, PointMoved } from './calibrate-stage.ts';
import type { Draft, PointName } from './draft.ts';
import { draftOf, emptyDraft, movePoint, removePoint, setMarkValue } from './draft.ts';
import './draft-form.ts';
import { DraftHistory } from './draft-history.ts';
import { DraftPicture } from './draft-picture.ts';
import { editorStyles } from './editor-styles.ts';
import { hintOf, placeWith, type Tool } from './editor-tools.ts';
import './face-steps.ts';
import { inferDirection } from './infer-direction.ts';
import './mark-list.ts';
import type { MarkList } from './mark-list.ts';
import { pictureOfFile } from './picture-of-file.ts';
import { valuedMarks } from './record-of-draft.ts';
import { recordNow, saveDraft } from './save-draft.ts';
import { stretchDraft } from './stretch-draft.ts';
import './tool-picker.ts';
import './trial-result.ts';
import { TrialRunner } from './trial-runner.ts';

@customElement('dialect-draft-editor')
export class DraftEditor extends LitElement {
  @consume({ context: deskContext }) private desk!: Desk;
  /** What is to be changed; null for a new gauge. Read once. */
  @property({ attribute: false }) record: CalibrationRecord | null = null;
  @state() private tool: Tool = 'pivot';
  @state() private selected: PointName | null = null;
  /** Null while the first picture is being read. */
  @state() private trial: Result<Trial, string> | null = refuse('No picture yet.');
  @state() private message = '';
  @query('dialect-calibrate-stage') private stage!: CalibrateStage | null;
  @query('dialect-mark-list') private list!: MarkList | null;
  private history!: DraftHistory;
  private readonly shown = new DraftPicture(
    this,
    () => this.desk,
    (next, isFirst) => this.drawOn(next, isFirst),
  );
  private readonly runner = new TrialRunner(
    () => this.desk,
    (result) => (this.trial = result),
  );

  static override styles = [controlStyles, editorStyles];

  override connectedCallback(): void {
    const { record } = this;
    const newId = `gauge-${crypto.randomUUID().slice(0, 8)}`;
    this.history = new DraftHistory(record ? draftOf(record) : emptyDraft(newId));
    this.tool = record ? 'mark' : 'pivot';
    super.connectedCallback();
  }

  private get draft(): Draft {
    return this.history.now;
  }

  override render(): unknown {
    const { draft } = this;
    const picture = this.shown.now;
    const marks = valuedMarks(draft);
    const inferred = draft.pivot && marks.length > 1 ? inferDirection(draft.pivot, marks) : '';
    return html`
      <section class="left">
        ${
          picture
            ? html`<dialect-calibrate-stage
                .picture=${picture}
                .draft=${draft}
                .selected=${this.selected}
                .observation=${this.trial?.ok ? this.trial.value.observation : null}
                placing=${hintOf(this.tool)}
                @dialect-picture-tapped=${this.onTap}
                @dialect-point-moved=${this.onMoved}
                @dialect-point-settled=${() => this.history.settle()}
                @dialect-point-selected=${this.onSelected}
                @dialect-point-removed=${this.onRemoved}
              ></dialect-calibrate-stage>`
            : html`<div class="blank">
                <p>No picture yet. Wait for the camera, or open a picture of the gauge.</p>
              </div>`
        }
        <div class="row">
          <button @click=${this.shown.grab}>${icon('camera')} New picture</button>
          <dialect-file-button
            label="Open picture"
            accept="image/*"
            @dialect-files=${this.load}
          ></dialect-file-button>
          <button ?disabled=${!this.history.canUndo} @click=${this.undo}>${icon('undo')} Undo</button>
        </div>
      </section>
      <section class="right">
        <div class="fields">
          <h1>${draft.revision > 0 && draft.asset ? gaugeName({ gauge: { ...draft } }) : 'New gauge'}</h1>
          <dialect-trial-result .result=${this.trial}></dialect-trial-result>
          <dialect-tool-picker
            .tool=${this.tool}
            @dialect-tool-picked=${(event: CustomEvent<Tool>) => (this.tool = event.detail)}
          ></dialect-tool-picker>
          <dialect-face-steps
            .picture=${picture}
            .draft=${draft}
            @dialect-face-changed=${(event: CustomEvent<Draft>) => this.change(event.detail)}
          ></dialect-face-steps>
          <dialect-mark-list
            .marks=${draft.marks}
            .selected=${this.selected}
            unit=${unitSymbol(draft.unit)}
            @dialect-point-selected=${this.onSelected}
            @dialect-point-removed=${this.onRemoved}
            @dialect-mark-valued=${this.onValued}
          ></dialect-mark-list>
          <dialect-draft-form
            .draft=${draft}
            inferred=${inferred}
            @dialect-draft-changed=${this.onFields}
          ></dialect-draft-form>
        </div>
        <div class="row actions">
          ${this.message ? html`<p class="error" role="alert">${this.message}</p>` : nothing}
          <button class="primary" @click=${this.save}>${icon('save')} Save</button>
          <a class="button" href="#calibrate">Leave</a>
        </div>
      </section>
    `;
  }

  private change(next: Draft, step = ''): void {
    this.history.change(next, step);
    this.message = '';
    this.tryOut();
  }

  private tryOut(): void {
    const picture = this.shown.now;
    if (picture) this.runner.run(picture, recordNow(this.desk, this.draft, picture));
    this.requestUpdate();
  }

  private async load(event: CustomEvent<readonly File[]>): Promise<void> {
    const [file] = event.detail;
    const picture = file ? await pictureOfFile(file) : null;
    if (picture?.ok) this.shown.show(picture.value);
    else this.message = picture?.error ?? '';
  }

  private drawOn(picture: ImageBitmap, isFirst: boolean): void {
    const drawnOn = this.record?.picture ?? picture;
    if (isFirst) {
      this.history.replace((draft) => stretchDraft(draft, drawnOn, picture));
      this.trial = null;
    }
    this.tryOut();
  }

  private onTap(event: CustomEvent<ReferencePoint>): void {
    const { draft, point, tool } = placeWith(this.tool, this.draft, event.detail);
    this.change(draft);
    this.selected = point;
    this.tool = tool;
    void this.focusOn(point);
  }

  /** A mark wants its value next; other points want to be nudged. */
  private async focusOn(name: PointName): Promise<void> {
    await this.updateComplete;
    await Promise.all([this.list?.updateComplete, this.stage?.updateComplete]);
    if (name.startsWith('mark-')) this.list?.focusMark(Number(name.slice('mark-'.length)));
    else this.stage?.focusPoint(name);
  }

  private onMoved(event: CustomEvent<PointMoved>): void {
    const { name, at } = event.detail;
    this.change(movePoint(this.draft, name, at), `move ${name}`);
  }

  private onSelected(event: CustomEvent<PointName>): void {
    this.history.settle();
    this.selected = event.detail;
  }

  private onRemoved(event: CustomEvent<PointName>): void {
    this.selected = null;
    this.change(removePoint(this.draft, event.detail));
  }

  private onValued(event: CustomEvent<{ key: number; value: number | null }>): void {
    this.change(setMarkValue(this.draft, event.detail.key, event.detail.value));
  }

  private onFields(event: CustomEvent<Partial<Draft>>): void {
    this.change({ ...this.draft, ...event.detail }, `fields ${Object.keys(event.detail).join()}`);
  }

  private readonly undo = (): void => {
    this.history.undo();
    this.tryOut();
  };

  private readonly save = async (): Promise<void> => {
    const saved = await saveDraft(this.desk, this.draft, this.shown.now);
    if (saved.ok) location.hash = '#kiosk';
    else this.message = saved.error;
  };
}
