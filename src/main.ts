/** Composition root: policy first, then the house, then the screens, then the offline copy. */
import { saySkew, watchClock } from './composition/clock-skew.ts';
import { openHouse } from './composition/open-house.ts';
import { showBugs } from './composition/show-bugs.ts';
import { registerOffline } from './offline/register.ts';
import { installTrustedTypes } from './trusted-types.ts';
import './ui/dialect-app.ts';

installTrustedTypes();
const app = document.querySelector('dialect-app');
if (!app) throw new Error('index.html has no <dialect-app>');
const house = await openHouse();
showBugs(house.live);
watchClock((skewMs) => {
  if (skewMs === null) house.live.clear('clock-skewed');
  else house.live.raise({ code: 'clock-skewed', message: saySkew(skewMs) });
});
app.desk = house;
void registerOffline((apply) => {
  house.applyUpdate = apply;
  house.live.set({ isUpdateReady: true });
});
