import { readPageText } from './page-text.js';

const read = (body: string | Buffer, mediaType = 'text/html', charset: string | null = null): string | undefined =>
  readPageText(Buffer.from(body), mediaType, charset)?.text;

describe('what is read in a page', () => {
  it('are its words, parted where the page parts them', () => {
    expect(
      read(`<!doctype html><html><head><title>Act 7</title><style>p { color: red }</style></head>
        <body><!-- draft --><h1>Act&nbsp;7</h1><p>A <b>uni</b>t is set&#8239;up.<br>It &amp; &lt;they&gt; report.
        <table><tr><td>1</td><td>2</td></tr></table><ul><li>one<li>two</ul></body></html>`),
    ).toBe('Act 7\nAct 7\nA unit is set up.\nIt & <they> report.\n1\n2\none\ntwo');
  });

  it('is nothing that runs, however it is written', () => {
    expect(read('a<SCRIPT>if (1 < 2) document.write("</p>x")</SCRIPT >b<script src=x></script>c')).toBe('abc');
    expect(read('a<style><p>x</p></style>b')).toBe('ab');
    expect(read('a<script>never closed <p>x</p>')).toBe('a');
    expect(read('a<p title="x > y" onclick=alert(1)>b')).toBe('a\nb');
  });

  it('is read in its letters', () => {
    const latin = Buffer.from('<p>Erla\xdf</p>', 'latin1');
    expect(read(latin, 'text/html', 'iso-8859-1')).toBe('Erlaß');
    expect(read(latin)).toBe('Erlaß');
    expect(read(latin, 'text/html', 'no-such-letters')).toBe('Erlaß');
    const japanese = Buffer.concat([Buffer.from('<meta charset="Shift_JIS"><p>'), Buffer.from([0x96, 0x40])]);
    expect(read(japanese)).toBe('法');
    expect(read('法', 'text/plain')).toBe('法');
    expect(read('a\0b<', 'text/plain')).toBe('ab<');
  });

  it('is cut where it is longer than a book, and of a picture there is none', () => {
    const long = readPageText(Buffer.from(`${'x'.repeat(499_999)}\u{20BB7}`), 'text/plain', null);
    expect([long?.cut, long?.text.length]).toEqual([true, 499_999]);
    expect(readPageText(Buffer.from('x'), 'image/png', null)).toBeNull();
  });

  it('is read to its end where a page opens what it never closes', () => {
    // A reader that keeps the open elements and looks through them would be at this for hours.
    const hostile = `${'<i>'.repeat(800_000)}${'</b>'.repeat(600_000)}end`;
    expect(read(hostile)).toBe('end');
  });
});
