/** The camera's picture until a QR code is read: `<dialect-qr-scanner>`; fires `dialect-scanned` with its text, or `dialect-scan-failed`. */
import { LitElement, css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';

type Read = (canvas: HTMLCanvasElement) => Promise<string | null>;

interface Detector {
  detect(source: HTMLCanvasElement): Promise<readonly { readonly rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats(): Promise<readonly string[]>;
}

const lookEveryMs = 150;
/** Enough for a code that fills a third of the picture. */
const longestSide = 900;

/** The browser's own reader where it has one, else ours, which is loaded when it is needed. */
const makeReader = async (): Promise<Read> => {
  const Own = (globalThis as { BarcodeDetector?: DetectorClass }).BarcodeDetector;
  const formats = (await Own?.getSupportedFormats().catch(() => [])) ?? [];
  if (Own && formats.includes('qr_code')) {
    const detector = new Own({ formats: ['qr_code'] });
    return async (canvas) => (await detector.detect(canvas))[0]?.rawValue ?? null;
  }
  const { default: decodeQR } = await import('qr/decode.js');
  return (canvas) => {
    const { width, height } = canvas;
    const { data } = canvas.getContext('2d', { willReadFrequently: true })!.getImageData(0, 0, width, height);
    try {
      return Promise.resolve(decodeQR({ width, height, data }));
    } catch {
      return Promise.resolve(null); // no code in this picture
    }
  };
};

@customElement('dialect-qr-scanner')
export class QrScanner extends LitElement {
  @query('video') private video!: HTMLVideoElement;
  private stream: MediaStream | null = null;
  private isOver = false;

  static override styles = css`
    video {
      display: block;
      width: 100%;
      max-height: 60vh;
      background: #000;
      border-radius: var(--radius);
    }
  `;

  override render(): unknown {
    return html`<video muted playsinline aria-label="Picture of the camera"></video>`;
  }

  override firstUpdated(): void {
    this.scan().catch((error: unknown) => {
      const name = error instanceof DOMException ? error.name : '';
      const detail =
        name === 'NotAllowedError'
          ? 'The camera is not allowed: allow it for this page, or type the code.'
          : 'There is no camera to scan with: type the code.';
      if (!this.isOver) this.dispatchEvent(new CustomEvent('dialect-scan-failed', { detail }));
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.isOver = true;
    this.stream?.getTracks().forEach((track) => track.stop());
  }

  private async scan(): Promise<void> {
    const { mediaDevices } = navigator as { mediaDevices?: MediaDevices };
    if (!mediaDevices) throw new DOMException('none', 'NotFoundError');
    this.stream = await mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
    if (this.isOver) return this.disconnectedCallback();
    this.video.srcObject = this.stream;
    await this.video.play();
    const read = await makeReader();
    const canvas = document.createElement('canvas');
    while (!this.isOver) {
      const text = await this.look(canvas, read);
      if (text !== null) {
        this.dispatchEvent(new CustomEvent('dialect-scanned', { detail: text }));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  private look(canvas: HTMLCanvasElement, read: Read): Promise<string | null> {
    const { videoWidth, videoHeight } = this.video;
    if (videoWidth === 0) return Promise.resolve(null);
    const scale = Math.min(1, longestSide / Math.max(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    canvas
      .getContext('2d', { willReadFrequently: true })!
      .drawImage(this.video, 0, 0, canvas.width, canvas.height);
    return read(canvas);
  }
}
