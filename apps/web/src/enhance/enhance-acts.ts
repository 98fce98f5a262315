/** The buttons that need script: the link of the view as it stands, and paper. */
export function enhanceActs(acts: HTMLElement): void {
  acts.hidden = false;
  acts.querySelector('[data-print]')?.addEventListener('click', () => window.print());
  const heading = acts.parentElement;
  const status = heading?.querySelector<HTMLElement>('[data-copied]');
  const byHand = heading?.querySelector<HTMLElement>('.acts-link');
  acts.querySelector('[data-copy-link]')?.addEventListener('click', () => {
    const link = linkOf(location.href);
    void copy(link).then((copied) => {
      if (status) status.textContent = copied ? (status.dataset['copied'] ?? '') : '';
      if (byHand) byHand.hidden = copied;
      const field = byHand?.querySelector('input');
      if (copied || !field) return;
      field.value = link;
      field.focus();
      field.select();
    });
  });
}

/** The address without its fragment: where on the page its reader was is no part of the view. */
export function linkOf(address: string): string {
  return address.split('#')[0] ?? address;
}

/** False where the browser gives no clipboard: a page that came without encryption, or a reader who refused. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
