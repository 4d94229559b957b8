/** Property tests draw the same cases on every machine; `PROPERTY_SEED=N npm run check` draws others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 4342098) });
