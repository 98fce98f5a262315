import { checkCheckpoint, ringOf, signCheckpoint } from './checkpoint.js';
import { MerkleFrontier } from './merkle-frontier.js';
import { SigningKey } from './signing-key.js';

describe('a signed checkpoint', () => {
  const key = SigningKey.generate();
  const ring = ringOf([SigningKey.generate().publicKey, key.publicKey]);
  const tree = MerkleFrontier.empty();
  tree.append('one');
  const checkpoint = { origin: 'signatory.example.org/audit', size: tree.size, root: tree.root() };
  const note = signCheckpoint(checkpoint, key);

  it('is read by whoever has the key', () => {
    expect(checkCheckpoint(note, ring)).toEqual({ kind: 'good', checkpoint, key: key.id });
    expect(note.split('\n').slice(0, 4)).toEqual([checkpoint.origin, '1', checkpoint.root.toString('base64'), '']);
  });

  it('is believed for no key that was not given', () => {
    expect(checkCheckpoint(note, ringOf([SigningKey.generate().publicKey]))).toEqual({
      kind: 'unknown-key',
      checkpoint,
    });
    // Its name is right and its bytes are another’s.
    const forged = signCheckpoint(checkpoint, SigningKey.generate());
    expect(checkCheckpoint(forged, ring)).toMatchObject({ kind: 'unknown-key' });
  });

  it('is read beside the signatures of witnesses', () => {
    const witnessed = `${note}— witness.example.org ${Buffer.alloc(68, 7).toString('base64')}\n`;
    expect(checkCheckpoint(witnessed, ring)).toMatchObject({ kind: 'good' });
  });

  it.each([
    ['another size', (it: string) => it.replace('\n1\n', '\n2\n'), 'wrong'],
    ['another root', (it: string) => it.replace(/\n[\w+/]{43}=\n/, `\n${'A'.repeat(43)}=\n`), 'wrong'],
    ['another origin', (it: string) => it.replaceAll('signatory.example.org', 'sygnatory.example.org'), 'unknown-key'],
    ['a size with a zero before it', (it: string) => it.replace('\n1\n', '\n01\n'), 'unfit'],
    ['no signature', (it: string) => it.split('—')[0] ?? '', 'unfit'],
    ['a line too many', (it: string) => it.replace('\n\n', '\nmore\n\n'), 'unfit'],
    ['nothing', () => '', 'unfit'],
  ])('with %s is not believed', (_, change, kind) => {
    expect(checkCheckpoint(change(note), ring)).toMatchObject({ kind });
  });
});
