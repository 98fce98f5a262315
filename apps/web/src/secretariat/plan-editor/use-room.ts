import { useEffect, type RefObject } from 'react';

/**
 * Tells the style sheet what room the sides of the plan editor have, which no style sheet can know: `--outline-from`, how far below
 * the window's edge they begin, also before the page is scrolled, and `--save-bar`, how high what is saved with is, which takes
 * another line where it has more to say.
 */
export function useRoom(side: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const editor = side.current?.parentElement;
    if (!editor) return;
    const root = document.documentElement;
    let bar: HTMLElement | null = null;
    const measure = (): void => {
      const found = document.querySelector<HTMLElement>('.plan-save');
      if (found !== bar) {
        if (bar) sizes.unobserve(bar);
        if (found) sizes.observe(found);
        bar = found;
      }
      editor.style.setProperty('--outline-from', `${Math.max(0, editor.getBoundingClientRect().top)}px`);
      root.style.setProperty('--save-bar', `${bar?.getBoundingClientRect().height ?? 0}px`);
    };
    // What stands above the editor may come and go without a scroll.
    const sizes = new ResizeObserver(measure);
    sizes.observe(document.body);
    window.addEventListener('scroll', measure, { passive: true });
    return () => {
      sizes.disconnect();
      window.removeEventListener('scroll', measure);
      root.style.removeProperty('--save-bar');
    };
  }, [side]);
}
