/** An alarm's sound → tones of this device (Web Audio), again and again until it is told to stop. */
import type { AlarmSound } from '../../alarms/annunciation.ts';

/** Start and end of a pulse, so that it does not click; s. */
const rampSeconds = 0.01;
const pauseShare = 0.6;

/** `blocked`: the browser gives no sound before a person touches the page. */
export type SounderState = 'silent' | 'sounding' | 'blocked';

export class AlarmSounder {
  #context: AudioContext | null = null;
  #timer: ReturnType<typeof setInterval> | undefined;
  #sound: AlarmSound | null = null;
  #volume = 1;

  /** @param onState called when `state` may have changed */
  constructor(private readonly onState: () => void) {}

  get state(): SounderState {
    if (!this.#sound) return 'silent';
    return this.#context?.state === 'running' ? 'sounding' : 'blocked';
  }

  /** @param volume 0…1. The same sound as before goes on undisturbed. */
  play(sound: AlarmSound | null, volume: number): void {
    this.#volume = volume;
    if (sound?.toneHz === this.#sound?.toneHz && (sound === null) === (this.#sound === null)) return;
    this.#sound = sound;
    clearInterval(this.#timer);
    if (sound) {
      this.#ready();
      this.#once();
      this.#timer = setInterval(() => this.#once(), sound.everyMs);
    }
    this.onState();
  }

  /** Call it while the person touches the page: browsers allow sound then. */
  async unblock(): Promise<void> {
    if (!this.#sound) return;
    await this.#ready()
      ?.resume()
      .catch(() => undefined);
    this.#once();
    this.onState();
  }

  close(): void {
    clearInterval(this.#timer);
    this.#sound = null;
    void this.#context?.close().catch(() => undefined);
    this.#context = null;
  }

  #ready(): AudioContext | null {
    if (typeof AudioContext === 'undefined') return null;
    if (!this.#context) {
      this.#context = new AudioContext();
      this.#context.onstatechange = () => this.onState();
    }
    return this.#context;
  }

  #once(): void {
    const context = this.#context;
    const sound = this.#sound;
    if (!context || !sound || context.state !== 'running') return;
    const tone = new OscillatorNode(context, { type: 'triangle', frequency: sound.toneHz });
    const loudness = new GainNode(context, { gain: 0 });
    tone.connect(loudness).connect(context.destination);
    const length = sound.pulseMs / 1000;
    let at = context.currentTime;
    for (let pulse = 0; pulse < sound.pulses; pulse += 1) {
      loudness.gain.setValueAtTime(0, at);
      loudness.gain.linearRampToValueAtTime(this.#volume, at + rampSeconds);
      loudness.gain.setValueAtTime(this.#volume, at + length - rampSeconds);
      loudness.gain.linearRampToValueAtTime(0, at + length);
      at += length * (1 + pauseShare);
    }
    tone.start();
    tone.stop(at);
  }
}
