/** The picture that a draft is drawn on: the source's first one as soon as there is one, then whichever a person asks for. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LiveModel } from '../live/live-model.ts';
import type { Desk } from '../desk.ts';

export class DraftPicture implements ReactiveController {
  /** Stays here; closed when another takes its place, and when the host goes. */
  now: ImageBitmap | null = null;
  private live: LiveModel | null = null;
  private isGrabbing = false;

  /** @param onPicture called with each new picture, which is `now` by then */
  constructor(
    host: ReactiveControllerHost,
    private readonly desk: () => Desk,
    private readonly onPicture: (picture: ImageBitmap, isFirst: boolean) => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    this.live = this.desk().live;
    this.live.addEventListener('change', this.onLive);
    void this.grab();
  }

  hostDisconnected(): void {
    this.live?.removeEventListener('change', this.onLive);
    this.live = null;
    this.now?.close();
    this.now = null;
  }

  readonly grab = async (): Promise<void> => {
    this.isGrabbing = true;
    try {
      this.show(await this.desk().grabFrame());
    } finally {
      this.isGrabbing = false;
    }
  };

  /** Takes the picture. */
  show(picture: ImageBitmap | null): void {
    if (!picture || !this.live) {
      picture?.close();
      return;
    }
    const isFirst = this.now === null;
    this.now?.close();
    this.now = picture;
    this.onPicture(picture, isFirst);
  }

  /** A link may open the screen before the source has a picture. */
  private readonly onLive = (): void => {
    if (!this.now && !this.isGrabbing && this.live?.sourceState.kind === 'live') void this.grab();
  };
}
