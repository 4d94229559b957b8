/** Puts the app on the test's page and finds things in it, through every shadow root. */
import '../../../src/ui/tokens.css';
import '../../../src/ui/dialect-app.ts';
import type { DialectApp } from '../../../src/ui/dialect-app.ts';
import type { Desk } from '../../../src/ui/desk.ts';

export const showApp = async (desk: Desk, hash: string): Promise<DialectApp> => {
  document.querySelector('dialect-app')?.remove();
  location.hash = hash;
  document.body.style.height = '100%';
  document.documentElement.style.height = '100%';
  const app = document.createElement('dialect-app');
  app.desk = desk;
  document.body.append(app);
  await settled();
  return app;
};

/** Two beats of the screens' own clock. */
export const settled = (ms = 700): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Every element that matches, in document order, shadow roots included. */
export const findAll = <Found extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): Found[] => {
  const found: Found[] = [];
  for (const element of root.querySelectorAll('*')) {
    if (element.matches(selector)) found.push(element as Found);
    if (element.shadowRoot) found.push(...findAll<Found>(selector, element.shadowRoot));
  }
  return found;
};

export const findOne = <Found extends Element = HTMLElement>(
  selector: string,
  root: ParentNode = document,
): Found => {
  const [first] = findAll<Found>(selector, root);
  if (!first) throw new Error(`nothing matches ${selector}`);
  return first;
};

/** What a person reads there, shadow roots included, spaces made single. */
export const textOf = (node: Node): string => {
  const parts: string[] = [];
  const walk = (at: Node): void => {
    if (at instanceof HTMLStyleElement || at instanceof SVGElement) return;
    if (at.nodeType === Node.TEXT_NODE) parts.push(at.textContent ?? '');
    if (at instanceof Element && at.shadowRoot) at.shadowRoot.childNodes.forEach(walk);
    at.childNodes.forEach(walk);
  };
  walk(node);
  return parts.join('').replace(/\s+/g, ' ').trim();
};
