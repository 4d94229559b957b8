-- One row per id: a reading that is delivered twice is one reading. Apply it with: psql -f schema.sql
CREATE TABLE IF NOT EXISTS reading (
  id text PRIMARY KEY,                -- kiosk : epoch : sequence
  ts timestamptz NOT NULL,            -- when the picture was taken
  asset text NOT NULL,
  tag text NOT NULL,
  value double precision,             -- null exactly where the quality is bad
  unit text NOT NULL,
  reference text NOT NULL,            -- of a pressure: gauge, absolute, differential, vacuum; else none
  quality text NOT NULL CHECK (quality IN ('good', 'uncertain', 'bad')),
  reasons text[] NOT NULL,
  u95 double precision,               -- half-width of the interval that holds the indication with 95 %
  calibration text NOT NULL,
  frames integer NOT NULL,            -- that the value rests on
  historical boolean NOT NULL,        -- sent later than live
  received timestamptz NOT NULL DEFAULT now(),
  CHECK ((value IS NULL) = (quality = 'bad'))
);
CREATE INDEX IF NOT EXISTS reading_by_gauge ON reading (asset, tag, ts);

-- What a kiosk itself says that it lost, and why. Readings and gaps together are everything that was recorded.
CREATE TABLE IF NOT EXISTS gap (
  id text PRIMARY KEY,
  ts timestamptz NOT NULL,
  cause text NOT NULL,
  readings integer NOT NULL,
  record jsonb NOT NULL
);

-- The newest reading of each gauge, and how old it is: an old value must not look live.
CREATE OR REPLACE VIEW newest_reading AS
  SELECT DISTINCT ON (asset, tag) *, now() - ts AS age FROM reading ORDER BY asset, tag, ts DESC;
