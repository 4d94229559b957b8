/** First of all: policy, then the reader's worker, which takes longest to start; the app follows meanwhile. */
import { installTrustedTypes } from './trusted-types.ts';
import { VisionClient } from './vision/vision-client.ts';

installTrustedTypes();
const vision = new VisionClient({ backend: 'auto' });
const { openApp } = await import('./open-app.ts');
await openApp(vision);
