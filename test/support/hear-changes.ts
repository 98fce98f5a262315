import { listenChanges, type Change } from '@signatory/queue';

/** Listens from now on, and lets a test wait for what it expects to have heard. */
export async function hearChanges(url: string) {
  const heard: Change[] = [];
  let resets = 0;
  let wake = (): void => {};
  const listener = listenChanges(url, {
    onChange: (change) => (heard.push(change), wake()),
    onReset: () => ((resets += 1), wake()),
    onError: () => {},
  });
  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise<void>((resolve) => (wake = resolve));
  };
  await until(() => resets === 1);
  return { heard, until, resets: () => resets, close: () => listener.close() };
}
