/** What happens to an edge node, and what it then does: the two sides of the state machine. */
import type { AlarmEventReport, AlarmStateReport } from '../../base/alarm-report.ts';
import type { Reading, RecordedReading } from '../../base/reading.ts';
import type { Application, Birth } from '../kiosk-messages.ts';
import type { Message } from '../message.ts';

export type NodeEvent =
  /** CONNACK came on a connection whose will carries `bdSeq`. */
  | { readonly kind: 'connected'; readonly bdSeq: number; readonly nowMs: number }
  /** Every subscription was granted. */
  | { readonly kind: 'subscribed'; readonly nowMs: number }
  | { readonly kind: 'message'; readonly topic: string; readonly payload: Uint8Array; readonly nowMs: number }
  | {
      readonly kind: 'gauges';
      readonly births: readonly Birth[];
      readonly application: Application;
      readonly nowMs: number;
    }
  /** Measured live, whether or not it can be sent. */
  | { readonly kind: 'observed'; readonly readings: readonly Reading[] }
  /** To be sent now; only while born. */
  | { readonly kind: 'send'; readonly readings: readonly RecordedReading[]; readonly nowMs: number }
  /** The alarms of the gauges. */
  | { readonly kind: 'alarms'; readonly states: readonly AlarmStateReport[]; readonly nowMs: number }
  /** To be sent now; only while born. */
  | {
      readonly kind: 'alarm';
      readonly event: AlarmEventReport;
      /** Sent later than it happened, or again. */
      readonly replayed: boolean;
      readonly nowMs: number;
    }
  /** Readings lost with a gap record, ever. */
  | { readonly kind: 'lost'; readonly count: number; readonly nowMs: number }
  /** The time of a `rest` is over. */
  | { readonly kind: 'rested'; readonly nowMs: number }
  | { readonly kind: 'disconnected' };

export type NodeAction =
  | { readonly kind: 'subscribe'; readonly filters: readonly string[] }
  | { readonly kind: 'publish'; readonly message: Message }
  /** Send no data for so long; then tell `rested`. */
  | { readonly kind: 'rest'; readonly ms: number }
  /** Readings may flow from here on. */
  | { readonly kind: 'born' }
  /** The primary host is not there: readings wait in the store. */
  | { readonly kind: 'wait-for-host' }
  /** Publish this death, send DISCONNECT, and connect anew. */
  | { readonly kind: 'end-session'; readonly death: Message };
