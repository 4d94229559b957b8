/** Styles of the stage: points stay visible on any picture by a dark casing under a light line. */
import { css } from 'lit';

export const stageStyles = css`
  :host {
    position: relative;
    display: block;
    min-height: 0;
    background: #0b0e10;
    border-radius: var(--radius);
    overflow: hidden;
    --stage-ink: #f4fbff;
    --stage-pick: #6fd3ff;
  }
  canvas,
  svg {
    position: absolute;
    inset: 0;
    width: 100%;
    height: 100%;
  }
  svg {
    touch-action: none;
    cursor: crosshair;
    overflow: hidden;
  }
  svg:focus-visible {
    outline: 3px solid var(--stage-pick);
    outline-offset: -4px;
  }
  .point {
    cursor: grab;
    outline: none;
  }
  .reach {
    fill: transparent;
    stroke: none;
  }
  .casing {
    fill: none;
    stroke: rgb(8 12 15 / 0.75);
    stroke-width: 4.5;
    vector-effect: non-scaling-stroke;
  }
  .casing.wide {
    stroke-width: 7;
  }
  .cross,
  .ring {
    fill: none;
    stroke: var(--stage-ink);
    stroke-width: 2;
  }
  .face .ring,
  .rim .ring,
  .side .ring {
    stroke-dasharray: 3 3;
  }
  .point[aria-pressed='true'] :is(.cross, .ring) {
    stroke: var(--stage-pick);
    stroke-width: 2.5;
  }
  .point:focus-visible .reach {
    stroke: var(--stage-pick);
    stroke-width: 3;
  }
  .face-line {
    fill: none;
    stroke: var(--stage-ink);
    stroke-width: 1.5;
    vector-effect: non-scaling-stroke;
  }
  .seen-side {
    pointer-events: none;
  }
  .seen-side .disc {
    fill: rgb(8 12 15 / 0.85);
    stroke: var(--stage-ink);
    stroke-width: 2;
  }
  .seen-side[data-chosen='true'] .disc {
    fill: var(--stage-pick);
  }
  .seen-side[data-chosen='true'] text {
    fill: #08202c;
    stroke: none;
  }
  .needle-line {
    stroke: var(--stage-pick);
    stroke-width: 3;
    stroke-linecap: round;
  }
  text {
    fill: #fff;
    stroke: rgb(8 12 15 / 0.85);
    stroke-width: 4px;
    paint-order: stroke;
    font: 700 16px var(--font);
    text-anchor: middle;
    pointer-events: none;
  }
  .zoom {
    position: absolute;
    right: 8px;
    bottom: 8px;
    display: grid;
    gap: 8px;
  }
  .zoom button {
    width: 48px;
    height: 48px;
    border: 1px solid rgb(255 255 255 / 0.4);
    border-radius: var(--radius);
    background: rgb(8 12 15 / 0.8);
    color: #fff;
    font: 600 18px var(--font);
    cursor: pointer;
    touch-action: manipulation;
  }
  .zoom button:focus-visible {
    outline: 3px solid var(--stage-pick);
  }
`;
