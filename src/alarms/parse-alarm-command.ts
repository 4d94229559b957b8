/** Anything → a person's command on an alarm, or a sentence that says what is wrong with it. */
import * as v from 'valibot';
import { ok, refuse, type Result } from '../base/result.ts';
import type { AlarmCommand } from './alarm-command.ts';
import { alarmId, finite } from './definition-shape.ts';

const text = (what: string, most: number) =>
  v.pipe(v.string(`${what} must be text.`), v.maxLength(most, `${what} is longer than ${most} characters.`));
const written = (what: string, most: number) =>
  v.pipe(
    text(what, most),
    v.check((given) => given.trim() !== '', `${what} is missing.`),
  );

const common = { ts: finite, by: written('The person', 200) };
const reason = written('The reason', 2000);

/** Definitions do not come this way: they are settings, and need another right. */
const commandShape = v.variant(
  'kind',
  [
    v.strictObject({
      ...common,
      kind: v.picklist(['acknowledge', 'reset', 'unshelve', 'return-to-service']),
      alarm: alarmId,
      comment: text('The comment', 2000),
    }),
    v.strictObject({ ...common, kind: v.literal('remove-from-service'), alarm: alarmId, reason }),
    v.strictObject({ ...common, kind: v.literal('shelve'), alarm: alarmId, reason, forMs: finite }),
    v.strictObject({ ...common, kind: v.literal('silence'), alarm: v.nullable(alarmId) }),
    v.strictObject({
      ...common,
      kind: v.literal('declare-state'),
      state: written('The state', 100),
      holds: v.boolean('Give true or false.'),
    }),
  ],
  'The command is not one that Dialect knows.',
);

const longestText = 10_000;

/**
 * Never throws.
 * @param input a command or its JSON text, such as the payload of a message
 */
export const parseAlarmCommand = (input: unknown): Result<AlarmCommand, string> => {
  try {
    if (typeof input === 'string' && input.length > longestText) return refuse('The command is too long.');
    const data: unknown = typeof input === 'string' ? JSON.parse(input) : input;
    const parsed = v.safeParse(commandShape, data, { abortEarly: true });
    return parsed.success ? ok(parsed.output) : refuse(parsed.issues[0].message);
  } catch {
    // Broken JSON, or a hostile value that throws from a getter: it is no command, whatever it throws.
    return refuse('The command cannot be read.');
  }
};
