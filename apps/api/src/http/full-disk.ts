/** Whether nothing more fits on the disk: its own end, or that of what this user may fill of it. */
export function isFull(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('code' in error)) return false;
  return error.code === 'ENOSPC' || error.code === 'EDQUOT';
}
