/** Files out to the person and in from the person. */

/** Offers a text as a download. */
export const offerFile = (name: string, text: string, type = 'application/json'): void =>
  offerBlob(name, new Blob([text], { type }));

/** Offers bytes as a download. */
export const offerBlob = (name: string, blob: Blob): void => {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
};

/** Files that were picked, and the field emptied so that the same file can be picked again. */
export const pickedFiles = (event: Event): readonly File[] => {
  const field = event.target as HTMLInputElement;
  const files = [...(field.files ?? [])];
  field.value = '';
  return files;
};
