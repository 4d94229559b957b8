/** The cameras of this device, for a person to choose from. */
export interface ListedCamera {
  /** Empty until the person has allowed a camera once: browsers hide it before. */
  readonly deviceId: string;
  readonly label: string;
}

/** An empty list where the page may not ask (not secure). */
export const listCameras = async (
  devices: MediaDevices | undefined = navigator.mediaDevices,
): Promise<readonly ListedCamera[]> => {
  if (!devices) return [];
  const all = await devices.enumerateDevices();
  return all
    .filter(({ kind }) => kind === 'videoinput')
    .map(({ deviceId, label }, index) => ({ deviceId, label: label || `Camera ${index + 1}` }));
};
