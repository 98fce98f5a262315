/** Whether an Accept header names a media type, and JSON no more than it. */
export function prefersMediaType(accept: string | undefined, mediaType: string): boolean {
  const asked = qualityOf(accept, mediaType);
  return asked > 0 && asked >= qualityOf(accept, 'application/json');
}

function qualityOf(accept = '', mediaType: string): number {
  for (const range of accept.split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    if (name !== mediaType) continue;
    const weight = parameters.find((each) => each.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    return Number.isFinite(quality) ? quality : 0;
  }
  return 0;
}
