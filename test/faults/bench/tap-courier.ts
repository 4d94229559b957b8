/**
 * Runs in the app's page before its own scripts: reads the messages between page and courier worker (Comlink's wire
 * format) and tells the ledger what the page hands over and what the worker answers. It changes nothing of them.
 */
export const tapCourier = (): void => {
  interface Call {
    readonly id: string;
    readonly type: string;
    readonly path?: readonly string[];
    readonly argumentList?: readonly { readonly value: unknown }[];
  }
  interface Answer {
    readonly id?: string;
    readonly type?: string;
    readonly value?: unknown;
  }
  interface Measured {
    readonly id?: string;
    readonly asset: string;
    readonly tag: string;
    readonly ts: number;
    readonly n: number;
  }
  // The script is serialised: it can import nothing.
  const momentOf = ({ asset, tag, ts, n }: Measured): string => `${asset}/${tag} ${ts} ${n}`;
  const Plain = window.Worker;
  window.Worker = class extends Plain {
    readonly #open = new Map<string, string[]>();

    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (options?.name !== 'courier') return;
      this.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        const moments = this.#open.get(data.id ?? '');
        if (!moments) return;
        this.#open.delete(data.id!);
        const stored = Array.isArray(data.value) ? (data.value as Measured[]) : null;
        if (stored === null)
          return void window.tellLedger?.({ kind: 'refused', moments, why: JSON.stringify(data.value) });
        const ids = stored.map(({ id }) => id!);
        void window.tellLedger?.(
          ids.length > 0 ? { kind: 'stored', ids, moments } : { kind: 'stood-by', moments },
        );
      });
      const post = this.postMessage.bind(this) as (message: Call, options?: unknown) => void;
      this.postMessage = (message: Call, options?: unknown) => {
        if (message.path?.[0] === 'record') {
          const moments = ((message.argumentList?.[0]?.value ?? []) as Measured[]).map(momentOf);
          this.#open.set(message.id, moments);
          void window.tellLedger?.({ kind: 'tried', moments });
        }
        post(message, options);
      };
    }
  } as typeof Worker;
};
