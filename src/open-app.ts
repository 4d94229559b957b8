/** Composition root: the house, then the screens, then the frames, then the offline copy. */
import { saySkew, watchClock } from './composition/clock-skew.ts';
import type { House } from './composition/house.ts';
import { openHouse } from './composition/open-house.ts';
import { showBugs } from './composition/show-bugs.ts';
import { untilRead } from './composition/until-read.ts';
import { registerOffline } from './offline/register.ts';
import './ui/dialect-app.ts';
import type { VisionClient } from './vision/vision-client.ts';

/** A page that is not seen never paints; ms. */
const longestPaintMs = 100;

/** Until the screen shows what was rendered so far. */
const painted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, longestPaintMs);
    requestAnimationFrame(() => setTimeout(resolve));
  });

const show = async (house: House): Promise<void> => {
  const app = document.querySelector('dialect-app');
  if (!app) throw new Error('index.html has no <dialect-app>');
  showBugs(house.live);
  app.desk = house;
  await painted();
};

/** @param vision on its way already */
export const openApp = async (vision: VisionClient): Promise<void> => {
  const house = await openHouse({ vision, beforeOpen: show });
  watchClock((skewMs) => {
    if (skewMs === null) house.live.clear('clock-skewed');
    else house.live.raise({ code: 'clock-skewed', message: saySkew(skewMs) });
  });
  await untilRead(house.live);
  await registerOffline((apply) => {
    house.applyUpdate = apply;
    house.live.set({ isUpdateReady: true });
  });
};
