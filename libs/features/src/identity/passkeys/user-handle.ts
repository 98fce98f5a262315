/** A person as a device keeps whose passkey it has: the bytes of the id, in base64url. It says nothing of the person. */
export function userHandleOf(person: string): string {
  return Buffer.from(person.replaceAll('-', ''), 'hex').toString('base64url');
}
