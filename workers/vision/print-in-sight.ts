/** Compares the seen print with the calibrated one, sector by sector: how much of it is hidden, and how the rest agrees. */
import type { SeenDisc } from './align-print.ts';
import { FieldMatch, fieldMap, type Strip } from './field-match.ts';
import { templateSizes, type PrintTemplate } from './print-template.ts';

const sectors = 16;
/** Two rings: inner print and scale. */
const rings = [0.5, 0.78, 1.0] as const;
/** A sector matches when its correlation is above this. */
const leastMatch = 0.3;
/** Where more of the print is hidden, what agrees may do so by chance. */
export const mostHidden = 0.35;
/** Sectors with fewer cells in sight say nothing. */
const leastCells = 12;
/** Nor do those with less print than this (scatter of normalised luma). */
const leastPrint = 0.25;

/** The fine disc's sectors; frames are compared at no other size here. */
const match = new FieldMatch(fieldMap(templateSizes.fine, rings, sectors), sectors * (rings.length - 1));
const matching = new Uint8Array(match.fields);
const sector: Strip = { cells: 0, print: 0, seen: 0, correlation: 0 };

export interface PrintInSight {
  /** Share of the sectors with print that do not match, 0…1. */
  readonly hidden: number;
  /** Of the print in the sectors that do: a shadow's edge over some of them says nothing of the others. */
  readonly correlation: number;
}

/** @param mask flags of the fine disc's cells that take part */
export const printInSight = (disc: SeenDisc, template: PrintTemplate, mask: Uint8Array): PrintInSight => {
  match.compare(disc.normal, template.normal, mask);
  let telling = 0;
  let hidden = 0;
  for (let k = 0; k < match.fields; k++) {
    matching[k] = 0;
    match.pool(k, 0, 1, sector);
    if (sector.cells < leastCells || sector.print < leastPrint * leastPrint) continue;
    telling++;
    if (sector.correlation < leastMatch) hidden++;
    else matching[k] = 1;
  }
  return { hidden: telling > 0 ? hidden / telling : 0, correlation: match.correlationOver(matching) };
};
