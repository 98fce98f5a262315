import { PassThrough } from 'node:stream';
import type { ExportedReport } from '@signatory/features';
import type { FastifyReply } from 'fastify';
import type { Log } from '../log.js';

/** Streams a file as an attachment under its name. */
export async function sendFile(reply: FastifyReply, file: ExportedReport, log: Log): Promise<void> {
  const stream = new PassThrough();
  // The answer has begun when this fails: the connection breaks, so that nobody takes half a file for a whole one.
  file.write(stream).catch((error: unknown) => {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'a report could not be written');
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  reply.header('content-type', file.mediaType);
  reply.header('content-disposition', attachment(file.name));
  reply.header('x-content-type-options', 'nosniff');
  await reply.send(stream);
}

/** A name in any script, and beside it one in the characters that every reader of headers takes. */
function attachment(name: string): string {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const whole = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return plain === name
    ? `attachment; filename="${name}"`
    : `attachment; filename="${plain}"; filename*=UTF-8''${whole}`;
}
