import { addressOf, codeOf, findStep, isAppCode, stepAt, writeBase32 } from './totp.js';

const SECRET = Buffer.from('12345678901234567890');
const at = (seconds: number): Date => new Date(seconds * 1_000);

describe('codes by time', () => {
  // The last six of the eight digits in RFC 6238, appendix B.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at %i are those of RFC 6238', (seconds, code) => {
    expect(codeOf(SECRET, stepAt(at(seconds)))).toBe(code);
  });

  it('hold one step longer and one ahead, and are then known to have expired for ten minutes', () => {
    const now = 1_700_000_010;
    const found = (away: number) => findStep(SECRET, codeOf(SECRET, stepAt(at(now)) + away), at(now));
    const step = stepAt(at(now));
    expect([found(0), found(-1), found(1)]).toEqual([step, step - 1, step + 1]);
    expect([found(-2), found(-21), found(-22), found(2)]).toEqual(['expired', 'expired', null, null]);
  });

  it('are six digits and nothing else', () => {
    expect(['123456', '12345', '1234567', '12345a', '１２３４５６'].map(isAppCode)).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('a secret', () => {
  // RFC 4648, section 10, without the padding.
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('%j is written in base32 as %j', (bytes, text) => {
    expect(writeBase32(Buffer.from(bytes))).toBe(text);
  });

  it('is an address for apps, whatever stands in the account’s name', () => {
    const address = new URL(addressOf(SECRET, 'Signatory', 'ann+x@example.org'));
    expect(address.href).toBe(
      'otpauth://totp/Signatory:ann%2Bx%40example.org?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Signatory',
    );
  });
});
