/** Applies the filters as they change; the form's own button, which does the same, stays for the keyboard. */
export function enhanceFilters(form: HTMLFormElement): void {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const { pathname, hash } = new URL(form.action);
    location.assign(`${pathname}?${writeQuery(form)}${hash}`);
  });
  // Only a checkbox or a choice made with the pointer sends at once: arrow keys in a select change it step by step.
  for (const select of form.querySelectorAll('select')) {
    let byKey = false;
    select.addEventListener('keydown', () => (byKey = true));
    select.addEventListener('pointerdown', () => (byKey = false));
    select.addEventListener('change', () => {
      if (!byKey) form.requestSubmit();
    });
  }
}

/** The form's state without its empty and default values, so that addresses stay short. */
export function writeQuery(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== 'string' || value === '' || (name === 'order' && value === 'plan')) continue;
    query.append(name, value);
  }
  return query.toString();
}
