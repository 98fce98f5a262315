import { PdfTextError } from '@signatory/pdf';
import { OutOfTime, WorkersLost } from '@signatory/queue';
import { renderFailure } from './render-failure.js';

describe('why a file could not be rendered', () => {
  it.each([
    [new PdfTextError('🚢', 'plan.title', 'no-font'), 'unprintable'],
    [new OutOfTime(600), 'out-of-time'],
    [new WorkersLost('its worker vanished 20 times'), 'worker-lost'],
    [Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }), 'store-away'],
    // A volume that is not mounted any more.
    [Object.assign(new Error('not a directory'), { code: 'ENOTDIR' }), 'store-away'],
    [Object.assign(new Error('There is no stored file.'), { name: 'BlobMissing' }), 'store-away'],
    [new TypeError('x is not a function'), 'at-fault'],
  ])('%s is %s', (error, kind) => {
    expect(renderFailure(error)).toBe(kind);
  });
});
