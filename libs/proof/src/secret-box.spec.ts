import { SigningKey } from './signing-key.js';

describe('a secret box', () => {
  const key = SigningKey.generate();
  const secret = Buffer.from('twenty bytes or less');

  it('opens for the key that sealed it, the owner and the purpose, and for nothing else', () => {
    const box = key.secretBox('second factor');
    const sealed = box.seal(secret, 'ann');
    expect(key.secretBox('second factor').open(sealed, 'ann')).toEqual(secret);
    expect(box.open(sealed, 'ben')).toBeNull();
    expect(key.secretBox('another').open(sealed, 'ann')).toBeNull();
    expect(SigningKey.generate().secretBox('second factor').open(sealed, 'ann')).toBeNull();
  });

  it('does not open when a bit of it was changed or a part is missing', () => {
    const box = key.secretBox('second factor');
    const [id, text = ''] = box.seal(secret, 'ann').split('.');
    const bytes = Buffer.from(text, 'base64url');
    for (const at of [0, 14, bytes.length - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(box.open(`${id}.${changed.toString('base64url')}`, 'ann')).toBeNull();
    }
    expect(box.open(`${id}.${text.slice(0, 10)}`, 'ann')).toBeNull();
    expect(box.open('', 'ann')).toBeNull();
  });

  it('seals the same twice otherwise, and shows nothing of it', () => {
    const box = key.secretBox('second factor');
    const [first, second] = [box.seal(secret, 'ann'), box.seal(secret, 'ann')];
    expect(first).not.toBe(second);
    expect(first).not.toContain(secret.toString('base64url'));
  });
});
