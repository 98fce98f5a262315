import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSpeech } from '../../session/language.js';
import { PartLink } from '../../ui/part-link.js';

interface Part {
  readonly id: string;
  readonly heading: string;
}

/**
 * The ways to the panels that stand beside it, for a screen too tall to be looked through: by their own headings, which
 * come and go with what the reader may do and how far the cycle is.
 */
export function PartLinks(): ReactNode {
  const { say } = useSpeech();
  const nav = useRef<HTMLElement>(null);
  const [parts, setParts] = useState<readonly Part[]>([]);
  useEffect(() => {
    const screen = nav.current?.parentElement;
    if (!screen) return;
    const read = (): void =>
      setParts((known) => {
        const now = partsOf(screen);
        return JSON.stringify(now) === JSON.stringify(known) ? known : now;
      });
    const observer = new MutationObserver(read);
    observer.observe(screen, { childList: true, subtree: true, characterData: true });
    read();
    return () => observer.disconnect();
  }, []);
  return (
    <nav ref={nav} className="part-links only-screen" aria-label={say('overview.parts')} hidden={parts.length < 2}>
      <ul>
        {parts.map(({ id, heading }) => (
          <li key={id}>
            <PartLink to={id}>{heading}</PartLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function partsOf(screen: Element): Part[] {
  return [...screen.querySelectorAll(':scope > .panel[aria-labelledby]')].flatMap((panel) => {
    const id = panel.getAttribute('aria-labelledby') ?? '';
    const heading = document.getElementById(id)?.textContent;
    return heading ? [{ id, heading }] : [];
  });
}
