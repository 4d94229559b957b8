/** Watches the cards of a kiosk for a value that looks live and is not. Runs in the page. */

/** A gauge that is looked at every 500 ms goes stale after 1500 ms; the screen says so at its next beat of 1000 ms. */
const longestMs = 3000;

export interface Watched {
  /** "<age ms> <verdict>" of each look at which an old value looked live. */
  readonly falselyLive: readonly string[];
  readonly looks: number;
}

/** Starts looking ten times a second; `window.watched` has what was seen. Self-contained: it is sent to the page. */
export const watchCards = (limitMs: number): void => {
  const seen = { falselyLive: [] as string[], looks: 0 };
  Object.assign(window, { watched: seen });
  const look = (): void => {
    const screen = document.querySelector('dialect-app')?.shadowRoot?.querySelector('dialect-kiosk-screen');
    for (const card of screen?.shadowRoot?.querySelectorAll('dialect-gauge-card') ?? []) {
      const { reading } = (
        card as Element & { view: { reading: { ts: number; value: number | null } | null } }
      ).view;
      const verdict = card.shadowRoot?.querySelector('article')?.dataset['verdict'] ?? '';
      seen.looks++;
      const ageMs = Date.now() - (reading?.ts ?? Date.now());
      const looksLive = ['good', 'uncertain', 'simulated'].includes(verdict);
      if (looksLive && ageMs > limitMs) seen.falselyLive.push(`${ageMs} ${verdict}`);
    }
  };
  setInterval(look, 100);
  // The first picture after an absence is the one that a person believes.
  document.addEventListener('visibilitychange', () => requestAnimationFrame(look));
};

/** As text, for whoever hands scripts to a browser. */
export const watchCardsScript = `(${watchCards.toString()})(${longestMs});`;
