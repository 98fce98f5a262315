import * as mupdf from 'mupdf';
import { drawSharePicture } from '@signatory/pdf';

/** How many pixels of the strip below the bar of scores are not white, by the column that they stand in. */
function inkBelow(source: string): { readonly left: number; readonly right: number } {
  const png = drawSharePicture({
    product: 'Signatory',
    title: 'Rio de Janeiro 2024, interim results',
    line: 'G20 Rio 2024',
    figure: '+0.28',
    label: 'Average score, all commitments',
    note: '64% · 272 of 272 scored',
    distribution: { full: 112, partial: 125, none: 35 },
    mark: '',
    source,
  });
  const picture = new mupdf.Image(png).toPixmap();
  const [width, height, parts] = [picture.getWidth(), picture.getHeight(), picture.getNumberOfComponents()];
  const pixels = picture.getPixels();
  let [left, right] = [0, 0];
  for (let y = 580; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if ((pixels[(y * width + x) * parts] ?? 255) < 200) {
        if (x >= 64 && x < width - 64) left += 1;
        else right += 1;
      }
  return { left, right };
}

it('cites on a shared picture whose scores they are, however long that is, and nothing of the product’s own', () => {
  expect(inkBelow('')).toEqual({ left: 0, right: 0 });
  const long = `Source: ${'G20 Research Group, Interim Compliance Report, University of Toronto '.repeat(4)}`;
  for (const source of ['Source: G20 Research Group', long, '出典：G20 Research Group']) {
    const { left, right } = inkBelow(source);
    expect([source, left > 200, right]).toEqual([source, true, 0]);
  }
});
