/** A secret ↔ bytes that say nothing without this device's key. */
export interface SealedSecret {
  readonly v: 1;
  /** New for every sealing (NIST SP 800-38D §8.2). */
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: Uint8Array<ArrayBuffer>;
}

const ivBytes = 12;
/** The length is no hint: shorter secrets are filled up, after a first byte that is no text. */
const blockBytes = 64;

const padded = (secret: string): Uint8Array<ArrayBuffer> => {
  const text = new TextEncoder().encode(secret);
  const bytes = new Uint8Array(Math.ceil((text.length + 1) / blockBytes) * blockBytes);
  bytes.set(text);
  bytes[text.length] = 0xff;
  return bytes;
};

export const sealSecret = async (key: CryptoKey, secret: string): Promise<SealedSecret> => {
  const iv = crypto.getRandomValues(new Uint8Array(ivBytes));
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, padded(secret));
  return { v: 1, iv, data: new Uint8Array(data) };
};

const isSealed = (value: unknown): value is SealedSecret => {
  const sealed = value as Partial<SealedSecret> | null | undefined;
  return sealed?.v === 1 && sealed.iv instanceof Uint8Array && sealed.data instanceof Uint8Array;
};

/** Null where it was sealed by another key, damaged, or is no sealed secret. */
export const openSecret = async (key: CryptoKey, sealed: unknown): Promise<string | null> => {
  if (!isSealed(sealed)) return null;
  try {
    const { iv, data } = sealed;
    const bytes = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, data));
    return new TextDecoder().decode(bytes.subarray(0, bytes.lastIndexOf(0xff)));
  } catch (error) {
    // OperationError: the tag does not fit. The error itself says nothing more, and is not told on.
    if (error instanceof DOMException) return null;
    throw error;
  }
};
