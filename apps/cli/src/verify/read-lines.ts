import { createReadStream } from 'node:fs';

/** The lines of a UTF-8 file, by line feeds alone: other breaks, as U+2028, may stand in what people wrote. @throws TypeError where it is not UTF-8 */
export async function* readLines(path: string): AsyncIterable<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const chunk of createReadStream(path)) {
    const lines = `${rest}${decoder.decode(chunk as Buffer, { stream: true })}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}
