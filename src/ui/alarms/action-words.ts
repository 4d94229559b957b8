/** What a person may do to an alarm, as titles and buttons. */
import type { AlarmAction } from '../live/alarms-view.ts';

export const actionWords: Readonly<Record<AlarmAction, { readonly title: string; readonly button: string }>> =
  {
    acknowledge: { title: 'Acknowledge: you have seen it', button: 'Acknowledge' },
    reset: { title: 'Reset: its cause has gone', button: 'Reset' },
    shelve: { title: 'Shelve: hide it for a time', button: 'Shelve' },
    unshelve: { title: 'Bring back from the shelf', button: 'Unshelve' },
    'remove-from-service': { title: 'Take out of service until someone brings it back', button: 'Take out' },
    'return-to-service': { title: 'Bring back into service', button: 'Bring back' },
  };
