/** Entry of the vision worker: builds the observer and exposes it. */
import './allow-own-scripts.ts';
import * as Comlink from 'comlink';
import { Observer } from './vision/observer.ts';

Comlink.expose(new Observer());
