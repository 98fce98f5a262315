import type { CDPSession, Page } from 'playwright-core';

const DEVICE = {
  protocol: 'ctap2',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
} as const;

/**
 * Gives a page's browser a device that keeps passkeys, and knows who holds it. What a browser offers in a field the device
 * chooses at once, as nobody does: it is offered nothing there without `autofill`.
 */
export async function giveDevice(
  page: Page,
  { autofill = false } = {},
): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const refuse = (): void => {
    PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false);
  };
  if (!autofill) await Promise.all([page.addInitScript(refuse), page.evaluate(refuse)]);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  return { cdp, ...(await cdp.send('WebAuthn.addVirtualAuthenticator', { options: DEVICE })) };
}
