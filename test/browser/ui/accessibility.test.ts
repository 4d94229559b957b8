/** Each screen in light and dark against axe-core: no violation of WCAG 2.2 AA and best practice. */
import axe from 'axe-core';
import { page } from 'vitest/browser';
import { beforeAll, describe, expect, it } from 'vitest';
import { ok } from '../../../src/base/result.ts';
import { ExampleDesk } from './example-desk.ts';
import { exampleReading, exampleRecord } from './example-gauges.ts';
import { findAll, findOne, settled, showApp } from './show-app.ts';

const desk = new ExampleDesk([0, 1, 2, 3, 4, 5].map(exampleRecord));

const fill = (): void => {
  const states = [
    exampleReading(exampleRecord(0), 4.12, [], 100),
    exampleReading(exampleRecord(1), -0.4, ['simulated'], 100),
    exampleReading(exampleRecord(2), 40, ['glare', 'simulated'], 100),
    exampleReading(exampleRecord(3), 120, ['partly-hidden', 'simulated'], 100),
    exampleReading(exampleRecord(4), 2, [], 60_000),
  ];
  states.forEach((reading, index) => desk.live.take(exampleRecord(index).id, reading, null));
  desk.live.raise({ code: 'store-full', message: 'The storage of this device is full.' });
};

const violations = async (): Promise<string[]> => {
  const { violations: found, passes } = await axe.run(document.body, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The test's page has a frame, a title and a language of its own.
    rules: { 'html-has-lang': { enabled: false }, 'document-title': { enabled: false } },
  });
  // It looked into the screens' shadow roots, not past them.
  const contrasts = passes.find(({ id }) => id === 'color-contrast');
  expect(contrasts?.nodes.length ?? 0).toBeGreaterThan(8);
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} (${node.failureSummary})`),
  );
};

beforeAll(async () => {
  await page.viewport(1280, 800);
  await desk.alarms.open(null, 'kiosk-test');
  const high = desk.alarms.propose(exampleRecord(0).id, 'H')!;
  await desk.alarms.save(
    { ...high, limit: 3, onDelayMs: 0, response: 'Open the valve.' } as typeof high,
    'A',
  );
  await desk.templates.keep('Steam', high, true);
  desk.alarms.hear(exampleRecord(0).id, exampleReading(exampleRecord(0), 4.12, [], 0));
});

describe.each(['light', 'dark'] as const)('in %s', (theme) => {
  it.each([
    'kiosk',
    'alarms',
    'alarms/history',
    'alarms/setup',
    'calibrate',
    'calibrate/new',
    `calibrate/${exampleRecord(0).id}`,
    'calibrate/nobody',
    'settings',
    'settings/namespace',
    'settings/storage',
    'settings/enrol',
  ])('finds nothing wrong on %s', async (hash) => {
    await desk.changeSettings({ ...desk.settings(), theme });
    fill();
    await showApp(desk, hash);
    expect(document.documentElement.dataset['theme']).toBe(theme);
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong in the evidence of a value', async () => {
    await desk.changeSettings({ ...desk.settings(), theme });
    fill();
    await showApp(desk, 'kiosk');
    findOne('dialect-gauge-card h2 button, h2 button').click();
    await settled();
    expect(findOne<HTMLDialogElement>('dialog').open).toBe(true);
    expect(await violations()).toEqual([]);
  });

  it.each([/^Add an alarm/, /^Save as template/, /^Rename or remove/])(
    'finds nothing wrong in the dialog of %s',
    async (words) => {
      await desk.changeSettings({ ...desk.settings(), theme });
      fill();
      await showApp(desk, 'alarms/setup');
      findAll('button')
        .find((each) => words.test(each.ariaLabel ?? ''))!
        .click();
      await settled();
      expect(findOne<HTMLDialogElement>('dialog').open).toBe(true);
      expect(await violations()).toEqual([]);
      const small = findAll('button, select, input:not([type=checkbox])', findOne('dialog'))
        .map((each) => each.getBoundingClientRect())
        .filter(({ height, width }) => height < 48 || width < 48);
      expect(small).toEqual([]);
    },
  );

  it('finds nothing wrong where the nearer side of a dial is asked for, and told', async () => {
    const record = exampleRecord(0);
    const face = { ...record.face!, ry: 0.8 * record.face!.rx };
    const aside = new ExampleDesk([{ ...record, face, perspective: { method: 'ellipse' } }]);
    await aside.changeSettings({ ...aside.settings(), theme });
    await showApp(aside, `calibrate/${record.id}`);
    const answers = findAll('[role=radio]', findOne('dialect-nearer-side').shadowRoot!);
    expect(answers).toHaveLength(3);
    expect(await violations()).toEqual([]);
    answers[0]!.click();
    await settled();
    expect(await violations()).toEqual([]);
  });

  it('finds nothing wrong in a re-alignment that waits for a yes', async () => {
    await desk.changeSettings({ ...desk.settings(), theme });
    const record = exampleRecord(0);
    desk.live.take(record.id, exampleReading(record, 0, ['camera-moved'], 100), null);
    desk.found = ok({ ...record, revision: record.revision + 1 });
    await showApp(desk, 'kiosk');
    findOne('button', findOne('dialect-realign-button').shadowRoot!).click();
    await settled();
    expect(findAll('dialog canvas')).toHaveLength(1);
    expect(await violations()).toEqual([]);
  });
});
