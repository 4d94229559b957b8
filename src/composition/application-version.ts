/** The version that births and the settings screen name; a test keeps it equal to package.json. */
export const applicationVersion = '0.1.0';
