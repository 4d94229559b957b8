/** Installs the default Trusted Types policy: scripts of this origin only, so that bundled workers start and nothing else does. */

interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown;
}

/** Same-origin addresses pass; anything else throws, which the browser reports as a violation. */
export const allowOwnScript = (url: string): string => {
  const at = new URL(url, document.baseURI);
  if (at.origin !== location.origin) throw new TypeError(`Script of another origin refused: ${at.origin}`);
  return at.href;
};

/**
 * Call once, before any worker is made. `new Worker(new URL(…))` hands a plain string to the browser, which
 * `require-trusted-types-for 'script'` refuses unless a default policy vouches for it. HTML and script text
 * have no rule here and stay refused.
 */
export const installTrustedTypes = (): void => {
  const { trustedTypes } = globalThis as { trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', { createScriptURL: allowOwnScript });
};
