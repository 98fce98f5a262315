import { partCopy, printMark } from '@signatory/contract';

/**
 * Shows the form that takes a file, computes the file's hash here and asks for the hash: the file itself is never sent.
 * Of a marked copy the mark is taken off first, and is sent beside the hash of what is left: no release has a copy's own hash.
 * Where the browser does not compute hashes, which it does on https and on the machine itself only, the form stays away.
 */
export function hashFile(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  const hash = form.querySelector<HTMLInputElement>('input[name=hash]');
  const copy = form.querySelector<HTMLInputElement>('input[name=copy]');
  const failed = form.querySelector<HTMLElement>('[data-hash-failed]');
  if (!input || !hash || !copy || !failed || !isSecureContext) return;
  form.hidden = false;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    form.setAttribute('aria-busy', 'true');
    ask(file)
      .then(({ own, mark }) => {
        hash.value = own;
        copy.value = mark ?? '';
        copy.disabled = mark === null;
        form.submit();
      })
      .catch(() => (failed.hidden = false))
      .finally(() => form.removeAttribute('aria-busy'));
  });
}

async function ask(file: Blob): Promise<{ own: string; mark: string | null }> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parted = partCopy(bytes);
  return parted
    ? { own: await sha256Of(parted.content), mark: printMark(parted.mark) }
    : { own: await sha256Of(bytes), mark: null };
}

/** Lower-case hexadecimal. */
async function sha256Of(bytes: Uint8Array): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new Uint8Array(bytes));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
