/**
 * Shows the form that takes a file, computes the file's hash here and asks for the hash: the file itself is never sent.
 * Where the browser does not compute hashes, which it does on https and on the machine itself only, the form stays away.
 */
export function hashFile(form: HTMLFormElement): void {
  const input = form.querySelector<HTMLInputElement>('input[type=file]');
  const hash = form.querySelector<HTMLInputElement>('input[name=hash]');
  const failed = form.querySelector<HTMLElement>('[data-hash-failed]');
  const marked = form.querySelector<HTMLElement>('[data-hash-marked]');
  if (!input || !hash || !failed || !marked || !isSecureContext) return;
  form.hidden = false;
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    if (!file) return;
    form.setAttribute('aria-busy', 'true');
    marked.hidden = true;
    isMarked(file)
      .then(async (copy) => {
        if (copy) {
          marked.hidden = false;
          return;
        }
        hash.value = await sha256Of(file);
        form.submit();
      })
      .catch(() => (failed.hidden = false))
      .finally(() => form.removeAttribute('aria-busy'));
  });
}

/**
 * A marked copy says so near its end, or, of data, in its first line: no release has its hash, and "unknown" would not say why.
 * A workbook says it inside.
 */
async function isMarked(file: Blob): Promise<boolean> {
  const [start, end] = await Promise.all([file.slice(0, 65_536).text(), file.slice(-1_024).text()]);
  return end.includes('% signatory-marked-copy ') || (start.split('\n')[0] ?? '').includes('signatory-marked-copy ');
}

/** Lower-case hexadecimal. */
async function sha256Of(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
