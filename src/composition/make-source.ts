/** The source that the person chose → frames. */
import { DemoPlantSource } from '../camera/demo-plant/demo-plant-source.ts';
import type { FrameSource } from '../camera/frame-source.ts';
import { LiveCamera } from '../camera/live-camera.ts';
import { StillPictures, pictureFiles } from '../camera/still-pictures.ts';
import { VideoFiles } from '../camera/video-files.ts';
import type { SourceSettings } from '../store/settings.ts';

/** @param files chosen for the sources `video` and `stills`; none after a reload */
export const makeSource = (settings: SourceSettings, files: readonly File[]): FrameSource => {
  switch (settings.kind) {
    case 'camera': {
      const { deviceId, width, height, torch, lockExposure } = settings;
      const camera = new LiveCamera({ ...(deviceId ? { deviceId } : {}), width, height });
      void camera.set({ torch, exposureLocked: lockExposure }); // kept, and applied when the track opens
      return camera;
    }
    case 'video':
      return new VideoFiles(files);
    case 'stills':
      return new StillPictures(pictureFiles(files));
    default:
      return new DemoPlantSource();
  }
};
