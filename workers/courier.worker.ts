/** Entry of the courier worker: store and publish live here, so that a throttled tab still records and sends. */
import { expose } from 'comlink';
import { Courier } from './courier/courier.ts';

expose(new Courier());
