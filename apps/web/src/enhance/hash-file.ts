import { partCopy, printMark } from '@signatory/contract';
import { tabNotes } from '../device/notes.js';

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
  nameChecked(form);
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    form.setAttribute('aria-busy', 'true');
    ask(file)
      .then(({ own, mark }) => {
        hash.value = own;
        copy.value = mark ?? '';
        copy.disabled = mark === null;
        rememberFile({ hash: own, name: file.name });
        form.submit();
      })
      .catch(() => (failed.hidden = false))
      .finally(() => form.removeAttribute('aria-busy'));
  });
}

const REMEMBERED = 'checked-file';

/** For the page that answers: a file's name is of no concern to the server, so this tab keeps it and nothing sends it. */
function rememberFile(file: { readonly hash: string; readonly name: string }): void {
  // A browser that keeps nothing answers as well, without the name.
  tabNotes.write(REMEMBERED, `${file.hash} ${file.name}`);
}

/** Names the file whose hash the page answers about. */
function nameChecked(form: HTMLFormElement): void {
  const line = form.querySelector<HTMLElement>('[data-hash-name]');
  const name = line?.querySelector('strong');
  const asked = new URLSearchParams(location.search).get('hash');
  if (!line || !name || !asked) return;
  const kept = tabNotes.read(REMEMBERED);
  if (!kept?.startsWith(`${asked} `)) return;
  name.textContent = kept.slice(asked.length + 1);
  line.hidden = false;
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
