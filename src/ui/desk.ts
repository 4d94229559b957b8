/** What the screens may ask of the rest of the house; one instance arrives through Lit context. */
import { createContext } from '@lit/context';
import type { CalibrationRecord } from '../../calibration/record.ts';
import type { Budget, Contribution } from '../../calibration/uncertainty.ts';
import type { Encoder } from '../base/broker-settings.ts';
import type { Invitation } from '../base/invitation.ts';
import type { Ellipse } from '../base/ellipse.ts';
import type { Observation } from '../base/observation.ts';
import type { ReferencePoint } from '../base/point.ts';
import type { Reading } from '../base/reading.ts';
import type { Result } from '../base/result.ts';
import type { Settings } from '../store/settings.ts';
import type { AlarmDesk } from './alarm-desk.ts';
import type { NameDesk } from './name-desk.ts';
import type { StorageDesk } from './storage-desk.ts';
import type { TemplateDesk } from './template-desk.ts';
import type { LiveModel } from './live/live-model.ts';

/** A picture read once with a record that need not be saved. */
export interface Trial {
  readonly reading: Reading;
  /** What its uncertainty is made of; null where there is no value. */
  readonly budget: Budget | null;
  readonly observation: Observation;
}

export interface CameraChoice {
  readonly deviceId: string;
  readonly label: string;
}

/** What the camera in use can do. */
export interface CameraAbilities {
  readonly torch: boolean;
  readonly lockExposure: boolean;
}

/** What one encoder makes of a reading, as a person can read it. */
export interface MessagePreview {
  readonly encoder: Encoder | 'home-assistant';
  readonly messages: readonly {
    readonly topic: string;
    readonly payload: string;
    readonly isRetained: boolean;
  }[];
  /** Why there is none; empty where there is. */
  readonly problem: string;
}

/** A term of the uncertainty budget (GUM), in the reading's unit. */
export type BudgetLine = Pick<Contribution, 'name' | 'u'>;

export interface Desk {
  readonly live: LiveModel;
  readonly alarms: AlarmDesk;
  readonly templates: TemplateDesk;
  readonly names: NameDesk;
  readonly storage: StorageDesk;
  settings(): Settings;
  /** Checks, stores and applies; the error is a sentence, and nothing has changed then. */
  changeSettings(next: Settings): Promise<Result<Settings, string>>;
  /** Spends the one-time code and takes over what it gives; the error is a sentence, and nothing has changed then. */
  enrol(invitation: Invitation): Promise<Result<Settings, string>>;
  /** With templates of alarms, without password and user. */
  exportSettings(): string;
  /** Keeps the present password and user; templates of alarms join those that are here. */
  importSettings(text: string): Promise<Result<Settings, string>>;
  /** Every record on this device, the demo's included. */
  records(): readonly CalibrationRecord[];
  /** Durable when it resolves; starts reading with it. The print is cut from `picture`, which is taken. */
  saveRecord(record: CalibrationRecord, picture: ImageBitmap | null): Promise<void>;
  /** Cuts the reference from the picture, which is taken, and saves the record with it; the error is a sentence. */
  takeReference(record: CalibrationRecord, picture: ImageBitmap): Promise<Result<CalibrationRecord, string>>;
  /** Text of a file → a saved record; the error says what is wrong with it, and nothing has changed then. */
  importRecord(text: string): Promise<Result<CalibrationRecord, string>>;
  /** False for what is built in and comes back by itself. */
  canRemove(record: CalibrationRecord): boolean;
  /** Takes the gauge out; `saveRecord` brings it back. */
  removeRecord(id: string): Promise<void>;
  /** The newest picture of the source; null when there is none. The caller closes it. */
  grabFrame(): Promise<ImageBitmap | null>;
  /** Reads a picture as the kiosk would. Takes the picture. */
  readOnce(picture: ImageBitmap, record: CalibrationRecord): Promise<Trial>;
  /** The outline of the face around the pivot, px of the picture; null where none stands out. Takes the picture. */
  suggestFace(picture: ImageBitmap, pivot: ReferencePoint, signal: AbortSignal): Promise<Ellipse | null>;
  /**
   * Looks for a gauge that the camera has left in the whole picture, which it takes: the record that would follow the
   * camera, not saved, without author and print. The error is a sentence that says what to do.
   */
  findAgain(
    record: CalibrationRecord,
    picture: ImageBitmap,
    signal: AbortSignal,
  ): Promise<Result<CalibrationRecord, string>>;
  /** Terms behind the newest reading of a gauge, largest first; empty when it has no value. */
  budget(gauge: string): readonly BudgetLine[];
  cameras(): Promise<readonly CameraChoice[]>;
  abilities(): CameraAbilities;
  /** Files for the sources `video` and `stills`; the browser keeps no rights to them over a reload. */
  openFiles(files: readonly File[]): Promise<void>;
  /** What `reading` leaves with under `settings`, encoder by encoder. */
  previewMessages(reading: Reading, settings: Settings): readonly MessagePreview[];
  /** Loads the newer version that waits. */
  applyUpdate(): void;
}

export const deskContext = createContext<Desk>(Symbol('dialect-desk'));
