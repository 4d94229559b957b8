/** The name that was typed last, for the next command of the same visit; a reload forgets it. */
let last = '';

export const lastPerson = (): string => last;

export const rememberPerson = (name: string): void => {
  last = name.trim();
};
