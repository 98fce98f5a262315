/** Whether this run writes what a run is compared with (pictures, the accessibility statement), by `SIGNATORY_TEST_RENEW=1`. */
export function isRenewing(): boolean {
  return process.env['SIGNATORY_TEST_RENEW'] === '1';
}
