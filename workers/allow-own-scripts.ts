/** Trusted Types: libraries inside a worker may load scripts and workers of this origin, and no others. */
interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): unknown;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

trustedTypes?.createPolicy('default', {
  createScriptURL: (url) => {
    const { origin, protocol } = new URL(url, location.href);
    if (origin === location.origin && protocol !== 'data:') return url;
    throw new TypeError(`Script of another origin refused: ${origin}`);
  },
});
