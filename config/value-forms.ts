import { existsSync } from 'node:fs';
import { delimiter, resolve } from 'node:path';
import { z } from 'zod';

/** A URL of one of these protocols. */
export const url = (protocols: readonly string[], example: string) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL like ${example}`,
  });

/** A file URL that names a host means a network share, which Node refuses as a path. */
export const blobPlace = url(
  ['file:', 's3:'],
  'file:///var/lib/signatory/blobs or s3://bucket/prefix?region=eu-central-1',
)
  .refine((text) => !/^file:\/\/[^/]/i.test(text), {
    error: 'must be an absolute path of this machine, like file:///var/lib/signatory/blobs',
  })
  .refine((text) => !/^s3:/i.test(text) || isBucket(new URL(text)), {
    error:
      'must be s3://bucket/prefix without credentials, with nothing but endpoint=https://…, region=… and path-style=0 or 1 after the ?',
  });

/** Credentials have no place in it: the SDK finds them where it always does. */
function isBucket({ hostname, username, searchParams, hash }: URL): boolean {
  const known = [...searchParams].every(([name, value]) => BUCKET_SETTINGS[name]?.test(value) ?? false);
  return hostname !== '' && username === '' && hash === '' && known;
}

const BUCKET_SETTINGS: Readonly<Record<string, RegExp>> = {
  endpoint: /^https?:\/\/[^/@]+\/?$/,
  region: /^[a-z0-9-]+$/,
  'path-style': /^[01]$/,
};

/** Files of fonts, with the sign between them that paths have on this system; absolute from here on. */
export const fontFiles = z
  .string()
  .transform((text) => text.split(delimiter).map((path) => resolve(path.trim())))
  .refine((paths) => paths.every((path) => /\.(ttf|otf|ttc|otc)$/i.test(path) && existsSync(path)), {
    error: `must be TTF, OTF or TTC files that are there, like /usr/share/fonts/one.ttf${delimiter}/usr/share/fonts/two.ttc`,
  });

/** A scanner listens at a port of a host, or at a socket of this machine; it has no login. */
export const scannerPlace = z
  .string()
  .refine(
    (text) => /^tcp:\/\/([\w.-]+|\[[\da-f:.]+\]):\d{1,5}$/i.test(text) || /^unix:\/\/\/[^/\s?#][^\s?#]*$/.test(text),
    { error: 'must be where clamd listens, like tcp://clamav:3310 or unix:///run/clamav/clamd.ctl' },
  );

export const addressList = z
  .string()
  .regex(/^[0-9.]+:\d{1,5}(,[0-9.]+:\d{1,5})*$/, 'must be addresses with ports, like 127.0.0.1:4000');

export const bearerToken = z
  .string()
  .regex(/^[\w.~+/=-]{16,200}$/, 'must be 16 to 200 letters, digits or . _ ~ + / = - without spaces');

export const wholeNumber = (low: number, high: number) =>
  z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= low && Number(text) <= high, {
      error: `must be a whole number from ${low} to ${high}`,
    })
    .transform(Number);

export const oneOf = <const T extends readonly [string, ...string[]]>(words: T) =>
  z.enum(words, { error: `must be one of ${words.join(', ')}` });

/** As the domain has them, which no configuration imports; a test holds that they are the same. */
const ROLES = [
  'lead-focal-point',
  'focal-point',
  'contributor',
  'reviewer',
  'adjudicator',
  'editor',
  'analyst',
  'secretariat',
];

/** Roles between commas. */
export const roleList = z
  .string()
  .transform((text) => text.split(',').map((role) => role.trim()))
  .refine((roles) => roles.every((role) => ROLES.includes(role)), {
    error: `must be roles between commas, of ${ROLES.join(', ')}`,
  });
