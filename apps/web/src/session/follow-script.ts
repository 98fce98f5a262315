import { LANGUAGE_NAMES } from '@signatory/texts';

const JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;

/**
 * Fetches the Japanese faces when the first Japanese text appears: a person's name or a member's own words on a page in another
 * language, too. How Japanese calls itself in the language menu is none: it stands on every page.
 */
export function followScript(): void {
  const isJapanese = (node: Node): boolean => JAPANESE.test((node.textContent ?? '').replaceAll(LANGUAGE_NAMES.ja, ''));
  // What is drawn already; beside it the page says in every language what to do without texts.
  const drawn = document.getElementById('root');
  if (drawn && isJapanese(drawn)) {
    void import('../styles/japanese.css');
    return;
  }
  const observer = new MutationObserver((changes) => {
    const touched = changes.flatMap(({ type, target, addedNodes }) =>
      type === 'characterData' ? [target] : [...addedNodes],
    );
    if (!touched.some(isJapanese)) return;
    observer.disconnect();
    void import('../styles/japanese.css');
  });
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
}
