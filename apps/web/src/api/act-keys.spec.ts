import { ActKeys } from './act-keys.js';

describe('the key of an act', () => {
  it('is a new one for each act, and the same while no answer came', () => {
    const keys = new ActKeys();
    const first = keys.take('propose');
    expect(keys.take('propose')).toBe(first);
    expect(keys.take('certify')).not.toBe(first);
    keys.lose('propose');
    expect(keys.take('propose')).toBe(first);
    keys.answer('propose');
    expect(keys.take('propose')).not.toBe(first);
  });

  it('is a new one where something was answered since it was lost, which may have undone it', () => {
    const keys = new ActKeys();
    const [lost, open] = [keys.take('pause'), keys.take('send')];
    keys.lose('pause');
    keys.take('resume');
    keys.answer('resume');
    expect(keys.take('pause')).not.toBe(lost);
    expect(keys.take('send')).toBe(open);
  });
});
