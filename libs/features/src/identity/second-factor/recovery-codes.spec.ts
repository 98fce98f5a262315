import { hashRecoveryCode, makeRecoveryCodes, readCode } from './recovery-codes.js';

it('makes ten codes, none twice, in a form that is written down', () => {
  const codes = makeRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){5}$/);
});

it.each([
  ['abcd efgh ijkl mnop qrst uvwx', 'ABCD-EFGH-IJKL-MNOP-QRST-UVWX'],
  ['abcd efgh ijkl mnop', 'ABCD-EFGH-IJKL-MNOP'],
  ['ABCDEFGHIJKLMNOP', 'ABCD-EFGH-IJKL-MNOP'],
  ['ABCD–EFGH—IJKL−MNOP', 'ABCD-EFGH-IJKL-MNOP'],
  [' 123 456 ', '123456'],
  ['１２３４５６', '123456'],
  ['nonsense', 'NONSENSE'],
])('reads %j as %j', (typed, code) => {
  expect(readCode(typed)).toBe(code);
});

it('hashes the same code otherwise for each person', () => {
  const [code = ''] = makeRecoveryCodes();
  expect(hashRecoveryCode('ann', code)).not.toBe(hashRecoveryCode('ben', code));
});
