/** The text of the live events that a reader gets until it holds `last`, beginning once the stream stands. */
export async function hear(url: string, cookie: string, last: string, act: () => Promise<unknown>): Promise<string> {
  const stop = new AbortController();
  const stream = await fetch(`${url}/api/events`, { headers: { cookie }, signal: stop.signal });
  if (!stream.headers.get('content-type')?.startsWith('text/event-stream'))
    throw new Error(`No stream: ${stream.status}`);
  const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
  await reader?.read();
  await act();
  let heard = '';
  while (!heard.includes(last)) heard += (await reader?.read())?.value ?? '';
  stop.abort();
  return heard;
}

/** What each of several readers hears, told of what is done once all of them listen. */
export async function hearAll(
  url: string,
  [cookie, ...others]: readonly string[],
  last: string,
  act: () => Promise<void>,
): Promise<string[]> {
  if (cookie === undefined) return act().then(() => []);
  let inner: string[] = [];
  const own = await hear(url, cookie, last, async () => {
    inner = await hearAll(url, others, last, act);
  });
  return [own, ...inner];
}
