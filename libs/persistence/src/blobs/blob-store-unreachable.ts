/** The bucket of `BLOB_URL` does not answer as it must; the message says what to do. */
export class BlobStoreUnreachable extends Error {
  override readonly name = 'BlobStoreUnreachable';

  constructor(bucket: string, endpoint: string | undefined, cause: unknown) {
    super(
      `BLOB_URL: the bucket ${bucket}${endpoint === undefined ? '' : ` at ${endpoint}`} cannot be used. ${cureOf(cause)}`,
      { cause },
    );
  }
}

function cureOf(cause: unknown): string {
  const { name, message, $metadata } = cause as Error & { $metadata?: { httpStatusCode?: number } };
  if (name === 'CredentialsProviderError')
    return 'No credentials were found: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or give the machine a role.';
  switch ($metadata?.httpStatusCode) {
    case 404:
      return 'It does not exist: create it, or correct its name.';
    case 401:
    case 403:
      return 'The credentials may not use it: they need to list it, and to read, write and delete its objects.';
    case 301:
    case 400:
      return 'It is in another region: add ?region= with the right one.';
    case undefined:
      return /region/i.test(message)
        ? 'No region is known: add ?region= or set AWS_REGION.'
        : `Nothing answers there (${message || name}): check endpoint and network.`;
    default:
      return `It answered ${$metadata?.httpStatusCode}: look at the store's own log.`;
  }
}
