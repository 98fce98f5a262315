import { Begun } from './support/begun.js';

describe('what has been begun', () => {
  const ended: string[] = [];
  const end = (name: string): Promise<void> => {
    ended.push(name);
    return Promise.resolve();
  };
  beforeEach(() => void ended.splice(0));

  it('is ended once, the last first', async () => {
    const begun = new Begun();
    expect(await begun.begin(Promise.resolve('world'), end)).toBe('world');
    await begun.begin(Promise.resolve('product'), end);
    await begun.end();
    await begun.end();
    expect(ended).toEqual(['product', 'world']);
  });

  it('is ended where something beside it could not begin, and when it is there only later', async () => {
    const begun = new Begun();
    let stand!: (name: string) => void;
    const world = new Promise<string>((resolve) => (stand = resolve));
    const beginning = [begun.begin(world, end), begun.begin(Promise.reject<string>(new Error('no port')), end)];
    await expect(Promise.all(beginning)).rejects.toThrow('no port');
    const ending = begun.end();
    expect(ended).toEqual([]);
    stand('world');
    await ending;
    expect(ended).toEqual(['world']);
  });

  it('is ended also after something that cannot be, which is told', async () => {
    const begun = new Begun();
    await begun.begin(Promise.resolve('world'), end);
    await begun.begin(Promise.resolve('product'), () => Promise.reject(new Error('it hangs')));
    await expect(begun.end()).rejects.toThrow('it hangs');
    expect(ended).toEqual(['world']);
  });
});
