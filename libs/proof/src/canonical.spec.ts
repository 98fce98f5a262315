import { canonicalJson, hashOf, sha256 } from './canonical.js';

describe('canonical JSON', () => {
  it('orders keys by code unit and writes numbers as ECMAScript does', () => {
    expect(canonicalJson({ é: 1, b: [1e21, -0, 0.1], a: { '10': 'x', '9': null } })).toBe(
      '{"a":{"10":"x","9":null},"b":[1e+21,0,0.1],"é":1}',
    );
  });

  it('gives equal values equal hashes, whatever the order they were built in', () => {
    expect(hashOf({ a: 1, b: 2 })).toBe(hashOf({ b: 2, a: 1 }));
    expect(hashOf({})).toBe(sha256('{}'));
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});
