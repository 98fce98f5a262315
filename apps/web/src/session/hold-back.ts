/**
 * What cannot be done now says so by `aria-disabled`, never by `disabled`: that takes the focus away from whoever just pressed it, by
 * keyboard or by ear, for as long as a request runs. So nothing may happen on a click there; Enter in a form clicks its button, too.
 */
export function holdBack(): void {
  document.addEventListener(
    'click',
    (event) => {
      if (!(event.target as Element).closest('[aria-disabled=true]')) return;
      event.preventDefault();
      event.stopPropagation();
    },
    true,
  );
}
