/** A condition on other alarms, values or declared states → whether it holds now. */
import type { GaugeId } from '../base/observation.ts';
import { convert, type Measure, type Quantity } from '../base/quantity.ts';

export type AlarmCondition =
  /** The live condition of another alarm, whatever hides it; an alarm out of service is never active. */
  | { readonly kind: 'alarm'; readonly alarm: string; readonly is: 'active' | 'normal' }
  | ({
      readonly kind: 'value';
      readonly gauge: GaugeId;
      readonly is: 'above' | 'below';
      readonly limit: number;
    } & Measure)
  /** A state that a person or a system declares, such as `shutdown`. */
  | { readonly kind: 'state'; readonly state: string; readonly is: boolean };

/** What conditions may ask; undefined where nothing is known. */
export interface Surroundings {
  isActive(alarm: string): boolean | undefined;
  valueOf(gauge: GaugeId): Quantity | undefined;
  isDeclared(state: string): boolean;
}

/** Undefined where the gauge has no usable value, the unit cannot be converted, or the alarm does not exist. */
export const holds = (condition: AlarmCondition, around: Surroundings): boolean | undefined => {
  switch (condition.kind) {
    case 'alarm': {
      const active = around.isActive(condition.alarm);
      return active === undefined ? undefined : active === (condition.is === 'active');
    }
    case 'state':
      return around.isDeclared(condition.state) === condition.is;
    case 'value': {
      const known = around.valueOf(condition.gauge);
      const quantity = known && convert(known, condition);
      if (!quantity?.ok) return undefined;
      const { value } = quantity.value;
      return condition.is === 'above' ? value > condition.limit : value < condition.limit;
    }
  }
};
