const OPEN = '.bar-menu[open]';

/** An open menu of the bar closes by Escape, which leads back to what opened it, and once the focus or a press is elsewhere. */
export function closeMenus(): void {
  const leave = ({ target }: Event): void => {
    for (const menu of document.querySelectorAll(OPEN))
      if (!(target instanceof Node && menu.contains(target))) menu.removeAttribute('open');
  };
  document.addEventListener('focusin', leave);
  document.addEventListener('pointerdown', leave);
  document.addEventListener('keydown', ({ key }) => {
    const menu = key === 'Escape' && document.querySelector(OPEN);
    if (!menu) return;
    menu.removeAttribute('open');
    menu.querySelector('summary')?.focus();
  });
}
