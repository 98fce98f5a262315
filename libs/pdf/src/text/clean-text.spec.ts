import { cleanText } from './clean-text.js';
import { PdfTextError } from './pdf-text-error.js';

describe('cleanText', () => {
  it('leaves plain text as it is', () => {
    expect(cleanText('Énergie: 30% “by 2030”, Türkiye', 'title')).toBe('Énergie: 30% “by 2030”, Türkiye');
  });

  it('composes letters with their marks', () => {
    expect(cleanText('Cafe\u0301', 'title')).toBe('Café');
  });

  it('writes ligatures as their letters', () => {
    expect(cleanText('e\ufb03cient', 'title')).toBe('efficient');
  });

  it('makes one plain space of tabs, line ends and wide spaces, and keeps no-break spaces', () => {
    expect(cleanText('a\t\r\nb\u2003\u3000c\u00a0d', 'title')).toBe('a b c\u00a0d');
  });

  it('strips what is invisible and could make another text appear', () => {
    expect(cleanText('pay\u202Eevil\u2066x\u200b\ufeff\u00ad\u0007end', 'title')).toBe('payevilxend');
  });

  it('refuses emoji, naming the place and the cure', () => {
    expect(() => cleanText('Done 👍', 'plan.title')).toThrow(new PdfTextError('👍', 'plan.title', 'emoji'));
    expect(() => cleanText('🇫🇷 France', 'plan.members[FRA].name')).toThrow(/^plan\.members\[FRA\]\.name: cannot print/);
  });

  it('refuses half a character', () => {
    expect(() => cleanText('a\ud83d', 'title')).toThrow('The text contains half a character');
  });
});
