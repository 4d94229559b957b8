/** Numbers that the verdict was made of, as rows with bars. */
import { html, nothing, type TemplateResult } from 'lit';
import { toDegrees } from '../../base/angle.ts';
import type { GaugeView } from '../live/live-model.ts';

const percent = (share: number): string => `${Math.round(share * 100)} %`;

const row = (name: string, text: string, share: number | null): TemplateResult =>
  html`<tr>
    <th scope="row">${name}</th>
    <td class="number">${text}</td>
    <td class="bar">
      ${share === null ? nothing : html`<i style="width:${Math.min(1, Math.max(0, share)) * 100}%"></i>`}
    </td>
  </tr>`;

export const evidenceRows = (view: GaugeView): unknown => {
  const outcome = view.observation?.outcome;
  if (!outcome?.ok) return nothing;
  const { evidence, line } = outcome.value;
  return html`<h3>What was seen</h3>
    <table>
      <tbody>
        ${row('Needle can be read', percent(evidence.readable), evidence.readable)}
        ${row('Direction certain', percent(evidence.directionMass), evidence.directionMass)}
        ${row('Other needle', percent(evidence.competingMass), evidence.competingMass)}
        ${
          evidence.printCorrelation === null
            ? nothing
            : row(
                'Dial as calibrated',
                percent(Math.max(0, evidence.printCorrelation)),
                evidence.printCorrelation,
              )
        }
        ${row('Print washed out', percent(evidence.glare), evidence.glare)}
        ${row('Mirrored light', percent(evidence.mirrored), evidence.mirrored)}
        ${row('Hidden', percent(evidence.hidden), evidence.hidden)}
        ${row('Sharpness', percent(evidence.sharpness), evidence.sharpness)}
        ${row('Brightness', percent(evidence.brightness), evidence.brightness)}
        ${row('Needle angle', `±${toDegrees(line.directionSigma).toFixed(2)}°`, null)}
        ${row('Dial radius', `${Math.round(evidence.radiusPx)} px`, null)}
      </tbody>
    </table>`;
};
