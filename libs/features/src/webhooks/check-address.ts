import { faultWords, Refusal, type FaultWords, type LinkReason } from '@signatory/domain';
import { readTarget, type LinkSettings } from '../evidence/index.js';
import { mayCarry } from './post-event.js';

/**
 * Refuses an address that could never be told anything, where it is entered. Whether its name still leads to a public
 * address is looked at again before each attempt. Where the name server is away, it is taken as it is.
 * @throws Refusal `request.invalid`
 */
export async function checkAddress(address: string, links: LinkSettings): Promise<void> {
  const words = await faultOf(address, links);
  if (words) throw new Refusal('request.invalid', { faults: [{ pointer: '/address', words }] });
}

async function faultOf(address: string, links: LinkSettings): Promise<FaultWords | null> {
  const read = await readTarget(address, links);
  if (read.kind === 'refused') return wordsOf(read.reason, address);
  // Its scheme alone decides, also where the name server is away.
  const place = read.kind === 'target' ? `${read.target.address}:${read.target.port}` : '';
  return mayCarry(new URL(address).protocol, place, links) ? null : faultWords('webhook.scheme');
}

function wordsOf(reason: LinkReason, address: string): FaultWords {
  if (reason === 'credentials') return faultWords('webhook.credentials');
  if (reason === 'port') return faultWords('webhook.port', { port: Number(new URL(address).port) });
  if (reason === 'inside') return faultWords('webhook.inside');
  if (reason === 'no-address' || reason === 'reserved')
    return faultWords('webhook.no-address', { host: new URL(address).hostname });
  return faultWords('webhook.scheme');
}
