/**
 * Height of the needle above the print, in face radii: anything up to 0.02 L + 1 mm, L being the needle's length
 * (European pattern approval of dial gauges), which is 1.8 mm on a face of 100 mm. Its middle is
 * corrected for where the camera's place is known; `doubt` is the half-width about it.
 */
export const needleHeight = { middle: 0.018, doubt: 0.018 } as const;
