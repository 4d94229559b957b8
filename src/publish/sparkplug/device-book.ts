/** Announced gauges and readings → the devices of this edge node, and what of it the host must be told anew. */
import type { Reading, RecordedReading } from '../../base/reading.ts';
import { toSparkplugId } from '../../base/sparkplug-id.ts';
import type { Birth } from '../kiosk-messages.ts';
import { alarmFolder } from './alarm-metrics.ts';
import {
  engineeringOfBirth,
  engineeringOfReading,
  isSameEngineering,
  type Device,
  type DeviceMetric,
} from './device.ts';
import { UniqueNames } from './unique-names.ts';

/** What must be said before the next data. */
export interface Change {
  /** Devices that died. */
  readonly deaths: readonly string[];
  /** A birth no longer tells the truth: the whole sequence of births is due. */
  readonly needsBirth: boolean;
}

const noChange: Change = { deaths: [], needsBirth: false };
/** A gauge that is gone is born while its record is replayed, and dies this long after the last of it. */
const visitMs = 60_000;

const cleanMetricName = (tag: string): string => {
  const clean = tag
    .replaceAll(/\p{Surrogate}/gu, '-')
    .normalize('NFC')
    .trim();
  if (clean.startsWith(alarmFolder)) return `-${clean}`;
  return clean === '' ? '-' : clean;
};

interface Named {
  readonly device: Device;
  readonly tags: UniqueNames;
}

export class DeviceBook {
  readonly #devices = new Map<string, Named>();
  readonly #ids = new UniqueNames(toSparkplugId);

  /** Devices that are born now, in order of their ids. */
  get living(): readonly Device[] {
    return [...this.#devices.values()]
      .map(({ device }) => device)
      .filter(({ state }) => state === 'present' || state === 'visiting')
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get livingAssets(): readonly string[] {
    return this.living.map(({ asset }) => asset);
  }

  /** The gauges that there are from now on. */
  announce(births: readonly Birth[]): Change {
    const sorted = [...births].sort((a, b) => (a.asset < b.asset ? -1 : a.asset > b.asset ? 1 : 0));
    const assets = new Map<string, Birth[]>();
    for (const birth of sorted) assets.set(birth.asset, [...(assets.get(birth.asset) ?? []), birth]);
    let needsBirth = false;
    for (const [asset, gauges] of assets) needsBirth = this.#announceAsset(asset, gauges) || needsBirth;
    const deaths = [...this.#devices]
      .filter(([asset, { device }]) => !assets.has(asset) && device.state !== 'absent')
      .flatMap(([, { device }]) => this.#end(device, 'absent'));
    return { deaths, needsBirth };
  }

  /** What was measured live, sent or not: births tell the newest. */
  observe(readings: readonly Reading[]): void {
    for (const reading of readings) {
      const metrics = this.#devices.get(reading.asset)?.device.metrics;
      const metric = metrics?.get(reading.tag);
      if (metric && (metric.last?.ts ?? -Infinity) <= reading.ts)
        metrics?.set(reading.tag, { ...metric, last: reading });
    }
  }

  /** Live readings of a gauge whose death for being out of service was told: that death stands for them. */
  isWithheld({ asset, historical, reasons }: RecordedReading): boolean {
    if (historical || !reasons.includes('out-of-service')) return false;
    return this.#devices.get(asset)?.device.state === 'out-of-service';
  }

  /** Makes sure that what these readings name is born; call it before they are sent. */
  admit(readings: readonly RecordedReading[], nowMs: number): Change {
    let needsBirth = false;
    for (const reading of readings) needsBirth = this.#admitOne(reading, nowMs) || needsBirth;
    return { deaths: this.#endVisits(nowMs), needsBirth };
  }

  /** Devices that a person took out of service with one of these readings; call it after they are sent. */
  retire(readings: readonly RecordedReading[]): Change {
    const deaths = readings
      .filter(({ historical, reasons }) => !historical && reasons.includes('out-of-service'))
      .flatMap(({ asset }) => {
        const device = this.#devices.get(asset)?.device;
        return device?.state === 'present' ? this.#end(device, 'out-of-service') : [];
      });
    return deaths.length > 0 ? { deaths, needsBirth: false } : noChange;
  }

  /** The device of an asset that something is to be said of, and whether it must be born first. */
  visit(asset: string, nowMs: number): { readonly device: Device; readonly needsBirth: boolean } {
    const { device } = this.#named(asset);
    const needsBirth = device.state !== 'present' && device.state !== 'visiting';
    if (needsBirth) device.state = 'visiting';
    if (device.state === 'visiting') device.visitEndsMs = nowMs + visitMs;
    return { device, needsBirth };
  }

  find(reading: RecordedReading): { readonly device: Device; readonly metric: DeviceMetric } | null {
    const device = this.#devices.get(reading.asset)?.device;
    const metric = device?.metrics.get(reading.tag);
    return device && metric ? { device, metric } : null;
  }

  #announceAsset(asset: string, gauges: readonly Birth[]): boolean {
    const { device, tags } = this.#named(asset);
    let isNew = device.state !== 'present';
    device.state = device.state === 'out-of-service' ? 'out-of-service' : 'present';
    isNew &&= device.state === 'present';
    const before = new Map(device.metrics);
    device.metrics.clear();
    for (const gauge of gauges) {
      const old = before.get(gauge.tag);
      const engineering = engineeringOfBirth(gauge);
      const isSame =
        old && old.calibration === gauge.calibration && isSameEngineering(old.engineering, engineering);
      isNew ||= !isSame;
      const last = old?.last?.unit === gauge.unit ? old.last : null;
      const name = tags.nameOf(gauge.tag);
      device.metrics.set(gauge.tag, { name, engineering, calibration: gauge.calibration, last });
    }
    return isNew || before.size !== device.metrics.size;
  }

  /** Answers whether a birth is due. */
  #admitOne(reading: RecordedReading, nowMs: number): boolean {
    const { device, tags } = this.#named(reading.asset);
    const isLive = !reading.historical;
    const wasBorn = device.state === 'present' || device.state === 'visiting';
    if (isLive) device.state = 'present';
    else if (!wasBorn) device.state = 'visiting';
    if (device.state === 'visiting') device.visitEndsMs = nowMs + visitMs;
    const known = device.metrics.has(reading.tag);
    if (!known) {
      device.metrics.set(reading.tag, {
        name: tags.nameOf(reading.tag),
        engineering: engineeringOfReading(reading),
        calibration: reading.calibration,
        last: isLive ? reading : null,
      });
    }
    return !known || !wasBorn;
  }

  #endVisits(nowMs: number): readonly string[] {
    return [...this.#devices.values()]
      .filter(({ device }) => device.state === 'visiting' && device.visitEndsMs <= nowMs)
      .flatMap(({ device }) => this.#end(device, 'absent'));
  }

  #end(device: Device, state: 'absent' | 'out-of-service'): string[] {
    const wasBorn = device.state === 'present' || device.state === 'visiting';
    device.state = state;
    return wasBorn ? [device.id] : [];
  }

  #named(asset: string): Named {
    const known = this.#devices.get(asset);
    if (known) return known;
    const id = this.#ids.nameOf(asset);
    const device: Device = { id, asset, metrics: new Map(), state: 'absent', visitEndsMs: 0 };
    const named = { device, tags: new UniqueNames(cleanMetricName) };
    this.#devices.set(asset, named);
    return named;
  }
}
