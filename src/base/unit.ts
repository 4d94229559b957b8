/** The units found on gauges. (Table: see `units` below.) */
export type UnitCode = string;

/** What a pressure is measured against; `none` for every other quantity. */
export type PressureReference = 'gauge' | 'absolute' | 'differential' | 'vacuum' | 'none';
