/** A record without a reference picture: the screen says what is missing, and a person vouches for a new one. */
import { expect, it } from 'vitest';
import { ExampleDesk } from './example-desk.ts';
import { exampleReading, exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp, textOf } from './show-app.ts';

const record = { ...exampleRecord(0), print: null };

const press = async (words: RegExp): Promise<void> => {
  findAll('button')
    .find((button) => words.test(textOf(button)))!
    .click();
  await settled();
};

it('says why a reading without a reference is uncertain', async () => {
  const desk = new ExampleDesk([record], false);
  desk.live.take(record.id, exampleReading(record, 4, ['no-reference'], 0), null);
  await showApp(desk, 'kiosk');
  expect(textOf(findOne('dialect-gauge-card'))).toContain('no reference picture to tell the gauge by');
});

it('takes no reference before a person has vouched for the picture', async () => {
  const desk = new ExampleDesk([record], false);
  await showApp(desk, 'calibrate');
  await press(/Take reference now/);
  expect(findOne<HTMLDialogElement>('dialog[open]')).toBeTruthy();
  expect(desk.records()[0]!.print).toBeNull();
  await press(/^Leave$/);
  expect(desk.records()[0]!.print).toBeNull();
  await press(/Take reference now/);
  await press(/take this picture/);
  expect(desk.records()[0]!.print).not.toBeNull();
  expect(desk.records()[0]!.revision).toBe(record.revision + 1);
  expect(findAll('dialect-take-reference')).toHaveLength(0);
  expect(textOf(findOne('dialect-record-list'))).toMatch(/has its reference picture/);
});
