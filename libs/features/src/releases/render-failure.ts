import type { RenderFailure } from '@signatory/domain';
import { PdfTextError } from '@signatory/pdf';
import { isDatabaseAway } from '@signatory/persistence';
import { OutOfTime, WorkersLost } from '@signatory/queue';

/** Of the network, when the store does not answer. */
const UNANSWERED = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOTFOUND'];
/** Of the disk, when it is not what it was, lets nobody in, or nothing more fits. */
const UNUSABLE = ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES', 'EIO', 'ENOTDIR', 'ESTALE', 'EMFILE', 'ENFILE'];
const AWAY = [...UNANSWERED, ...UNUSABLE];
const AWAY_NAMES = ['BlobMissing', 'BlobStoreUnreachable', 'TimeoutError'];

/** Of what kind the cause is, so that the secretariat can be told what to do; what is unknown is a fault of the program. */
export function renderFailure(error: Error): RenderFailure {
  if (error instanceof PdfTextError) return 'unprintable';
  if (error instanceof OutOfTime) return 'out-of-time';
  if (error instanceof WorkersLost) return 'worker-lost';
  const code = 'code' in error ? String(error.code) : '';
  const isAway = AWAY.includes(code) || AWAY_NAMES.includes(error.name) || isDatabaseAway(error);
  return isAway ? 'store-away' : 'at-fault';
}
