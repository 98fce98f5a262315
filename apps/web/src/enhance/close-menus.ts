/** A menu of the bar that is open. */
export const OPEN_MENU = '.bar-menu[open]';

/**
 * An open menu of the bar closes by Escape and once something of it is chosen, which both lead back to what opened it, and once
 * the focus or a press is elsewhere.
 */
export function closeMenus(): void {
  const leave = ({ target }: Event): void => {
    for (const menu of document.querySelectorAll(OPEN_MENU))
      if (!(target instanceof Node && menu.contains(target))) menu.removeAttribute('open');
  };
  document.addEventListener('focusin', leave);
  document.addEventListener('pointerdown', leave);
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest(`${OPEN_MENU} li`)) leadBack();
  });
  document.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') leadBack();
  });
}

function leadBack(): void {
  const menu = document.querySelector(OPEN_MENU);
  menu?.removeAttribute('open');
  menu?.querySelector('summary')?.focus();
}
