/** An alarm's definition → the fields of its form. */
import { html, nothing } from 'lit';
import type { AlarmDefinition, AlarmKind, Priority } from '../../alarms/alarm-definition.ts';
import type { AlarmTemplate } from '../../alarms/alarm-template.ts';
import type { ProcessQuantity } from '../../alarms/alarm-templates.ts';
import { directionWords, kindWords, priorityWords, quantityWords } from '../words/alarm-words.ts';
import './condition-field.ts';
import { numberFields, shownIn } from './definition-fields.ts';
import { lastPerson } from './person.ts';

const kinds = Object.keys(kindWords) as AlarmKind[];
/** The most urgent first. */
const priorities = Object.keys(priorityWords) as Priority[];
const quantities = Object.keys(quantityWords) as ProcessQuantity[];

/** What the fields need of their form. */
export interface AlarmFormParts {
  /** The kind can still be chosen. */
  readonly fresh: boolean;
  readonly groups: readonly string[];
  /** Those of people that it can be made of. */
  readonly templates: readonly AlarmTemplate[];
  /** Name of the one that it was started from; empty for none. */
  readonly template: string;
  pickTemplate(event: Event): void;
  pickKind(event: Event): void;
  startAs(event: Event): void;
}

/** Of deadband and delays: what ISA-18.2 suggests to begin with. */
const startValues = (definition: AlarmDefinition, form: AlarmFormParts): unknown => {
  if (definition.kind === 'instrument-diagnostic') return nothing;
  return html`<label class="field"
    ><span>Start values as for</span>
    <select name="startValues" @change=${form.startAs}>
      <option value="">as they are</option>
      ${quantities.map((one) => html`<option value=${one}>${quantityWords[one]}</option>`)}
    </select>
  </label>`;
};

const templateField = ({ templates, template, pickTemplate }: AlarmFormParts): unknown => {
  if (templates.length === 0) return nothing;
  return html`<label class="field wide"
    ><span>Template</span>
    <select name="template" @change=${pickTemplate}>
      <option value="" disabled ?selected=${template === ''}>choose one to fill in the fields</option>
      ${templates.map(({ name }) => html`<option value=${name} ?selected=${name === template}>${name}</option>`)}
    </select>
  </label>`;
};

export const alarmFields = (definition: AlarmDefinition, form: AlarmFormParts): unknown =>
  html`<div class="fields">
    ${templateField(form)}
    ${
      form.fresh
        ? html`<label class="field"
            ><span>Kind</span>
            <select name="kind" @change=${form.pickKind}>
              ${kinds.map((kind) => html`<option value=${kind} ?selected=${kind === definition.kind}>${kindWords[kind]}</option>`)}
            </select>
          </label>`
        : html`<p class="wide">Calls when: ${kindWords[definition.kind]}.</p>`
    }
    <label class="field"
      ><span>Priority</span>
      <select name="priority">
        ${priorities.map((one) => html`<option value=${one} ?selected=${one === definition.priority}>${priorityWords[one]}</option>`)}
      </select>
    </label>
    ${startValues(definition, form)}
    ${
      definition.kind === 'rate-of-change'
        ? html`<label class="field"
            ><span>Direction</span>
            <select name="direction">
              ${Object.entries(directionWords).map(
                ([one, words]) =>
                  html`<option value=${one} ?selected=${one === definition.direction}>${words}</option>`,
              )}
            </select>
          </label>`
        : nothing
    }
    ${numberFields(definition).map(
      (field) =>
        html`<label class="field"
          ><span>${field.label}</span>
          <input
            name=${field.name}
            inputmode="decimal"
            autocomplete="off"
            .value=${shownIn(definition, field)}
          />
        </label>`,
    )}
    <label class="tick wide"
      ><input type="checkbox" name="latching" .checked=${definition.latching} /> Stays until a person resets
      it</label
    >
    <label class="tick wide"
      ><input type="checkbox" name="freezes" .checked=${definition.uncertainInput === 'freeze'} /> Uncertain
      readings hold it as it is, as bad ones do</label
    >
    <dialect-condition-field
      class="wide"
      label="Suppressed by design while"
      owner=${definition.id}
      .condition=${definition.suppressedWhile}
    ></dialect-condition-field>
    ${
      definition.kind === 'stuck-needle'
        ? html`<dialect-condition-field
            class="wide"
            label="Movement is expected while"
            none="always"
            owner=${definition.id}
            .condition=${definition.expectedWhile}
          ></dialect-condition-field>`
        : nothing
    }
    <label class="field wide"
      ><span>First-out group</span>
      <input name="group" .value=${definition.group ?? ''} list="groups" autocomplete="off" maxlength="100" />
      <small>Of a group, the alarm that came first is marked; may be empty</small>
    </label>
    <datalist id="groups">${form.groups.map((group) => html`<option value=${group}></option>`)}</datalist>
    <label class="field wide"
      ><span>What happens if nobody answers</span>
      <input name="consequence" .value=${definition.consequence} autocomplete="off" />
    </label>
    <label class="field wide"
      ><span>What to do</span>
      <input name="response" .value=${definition.response} autocomplete="off" />
    </label>
    <label class="field wide"
      ><span>Your name</span>
      <input name="by" .value=${lastPerson()} autocomplete="off" maxlength="100" />
    </label>
  </div>`;
