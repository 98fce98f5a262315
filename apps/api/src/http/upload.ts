import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import fastifyMultipart from '@fastify/multipart';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { Refusal, faultWords } from '@signatory/domain';
import type { FastifyInstance } from 'fastify';
import type { ApiRequest } from './request.js';

/** A file on its way in, not read yet. */
export interface Uploaded {
  readonly content: Readable;
  /** As the sender calls it; without folders. */
  readonly name: string;
  /** The media type that the sender declares; empty where it does not. */
  readonly type: string;
}

const RAW = [
  'application/octet-stream',
  'text/csv',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'image/jpeg',
  'image/png',
  'image/webp',
];

/** Marks a route that takes a file; every other takes JSON alone. */
export const TakesFile = (): MethodDecorator => RouteConfig({ takesFile: true });

export function takesFile({ routeOptions }: Pick<ApiRequest, 'routeOptions'>): boolean {
  return (routeOptions.config as { readonly takesFile?: boolean }).takesFile === true;
}

/** Lets routes that are marked take files: a form with one, or the bytes themselves. Neither is held in memory. */
export async function readUploads(server: FastifyInstance): Promise<void> {
  // How large a file may be is said by who takes it, while it streams.
  await server.register(fastifyMultipart, { limits: { fileSize: Number.MAX_SAFE_INTEGER, files: 1, fields: 10 } });
  server.addContentTypeParser(RAW, (_request, payload, done) => done(null, payload));
  server.addHook('preParsing', (request, _reply, _payload, done) => {
    const sent = request.headers['content-type'] ?? '';
    const isFile = /^multipart\//i.test(sent) || RAW.includes(sent.split(';')[0]?.trim().toLowerCase() ?? '');
    if (isFile && !takesFile(request)) throw new Refusal('media-type.unsupported', { sent, needs: 'application/json' });
    done();
  });
  // What was refused before its end is still coming: read past, or the sender never hears, and the connection never ends.
  server.addHook('onResponse', ({ raw }, _reply, done) => {
    if (!raw.complete) raw.unpipe().resume();
    done();
  });
}

/** The file of a request. Refuses `media-type.unsupported` where there is none. */
export const UploadedFile = createParamDecorator((_: unknown, context: ExecutionContext) =>
  takeFile(context.switchToHttp().getRequest<ApiRequest>()),
);

async function takeFile(request: ApiRequest): Promise<Uploaded> {
  if (request.isMultipart()) {
    const part = await firstFile(request);
    if (part) return digested({ content: part.file, name: nameOf(part.filename), type: part.mimetype }, request);
  }
  if (request.body instanceof Readable) {
    const type = request.headers['content-type'] ?? '';
    return digested({ content: request.body, name: nameOf(nameIn(request)), type }, request);
  }
  throw new Refusal('media-type.unsupported', {
    sent: request.headers['content-type'] ?? 'nothing',
    needs: 'multipart/form-data with one file, or application/octet-stream',
  });
}

/** What its reader says of a form that has no boundary, no end or parts without heads has no status: all of it is the sender's. */
async function firstFile(request: ApiRequest): ReturnType<ApiRequest['file']> {
  try {
    return await request.file();
  } catch (error) {
    if (typeof (error as { statusCode?: unknown }).statusCode === 'number') throw error;
    throw new Refusal('body.malformed', { words: faultWords('request.form') });
  }
}

/** The digest of the file of a request that is not taken: it is read past. */
export async function digestFile(request: ApiRequest): Promise<string | undefined> {
  const { content } = await takeFile(request);
  for await (const _ of content);
  return request.fileSha256;
}

function digested({ content, name, type }: Uploaded, request: ApiRequest): Uploaded {
  return { content: Readable.from(wholeOf(content, name, request)), name, type };
}

/** The bytes as they come; a sender that stops in the middle is told so. At their end the request has their digest. */
async function* wholeOf(content: Readable, name: string, request: ApiRequest): AsyncGenerator<Buffer> {
  const digest = createHash('sha256').update(`${name}\0`);
  try {
    for await (const bytes of content as AsyncIterable<Buffer>) {
      digest.update(bytes);
      yield bytes;
    }
  } catch {
    throw new Refusal('body.malformed', { words: faultWords('request.cut') });
  }
  request.fileSha256 = digest.digest('hex');
}

function nameIn({ headers }: ApiRequest): string {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(headers['content-disposition'] ?? '') ?? [];
  const [, plain] = /filename="?([^";]+)"?/i.exec(headers['content-disposition'] ?? '') ?? [];
  try {
    return decodeURIComponent(encoded ?? plain ?? '');
  } catch {
    return plain ?? '';
  }
}

function nameOf(sent: string): string {
  const name = sent
    .split(/[\\/]/)
    .at(-1)
    ?.replaceAll(/\p{Cc}|\p{Cf}/gu, '')
    .trim();
  return name === undefined || name === '' ? 'report' : name.slice(0, 200);
}
