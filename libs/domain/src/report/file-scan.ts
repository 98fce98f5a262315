/**
 * What is known of a file that was brought: `unscanned` where the installation has no virus scanner, `waiting` until its scanner
 * has answered. Only a file that is `clean`, or that nobody scans, is handed out.
 */
export const FILE_SCANS = ['unscanned', 'waiting', 'clean', 'infected'] as const;
export type FileScan = (typeof FILE_SCANS)[number];
