import { heading } from '../../blocks/heading.js';
import { paragraph } from '../../blocks/paragraph.js';
import { TYPE } from '../../identity.js';
import type { Block } from '../../layout/block.js';
import type { View } from '../../view.js';
import { referenceWords } from './source-words.js';

/** What the classes mean, and how cells were drawn for a second score: part of the method. */
export function codebook(view: View): Block[] {
  const { say, document } = view;
  const { codebook: own, deskSources = [], sampling } = document;
  return [
    ...(own
      ? [
          heading(3, say('codebook.heading', { version: own.version }), { style: TYPE.heading, before: 22, after: 4 }),
          ...own.classes.map(({ class: each, definition }) => {
            const { text, lang } = view.show(definition);
            return paragraph(
              [{ text: `${say(`actionClass.${each}`)}${say('join.colon')}`, face: 'strong' }, { text }],
              {
                style: TYPE.quiet,
                after: 3,
                lang,
              },
            );
          }),
        ]
      : []),
    ...(deskSources.length > 0
      ? [
          heading(3, say('setting.deskSources'), { style: TYPE.heading, before: 22, after: 4 }),
          ...deskSources.map((source) => paragraph(referenceWords(view, source), { style: TYPE.quiet, after: 3 })),
        ]
      : []),
    ...(sampling
      ? [
          heading(3, say('sampling.heading'), { style: TYPE.heading, before: 22, after: 4 }),
          paragraph(say('sampling.words', { ...sampling, share: view.share(sampling.share) }), { style: TYPE.quiet }),
        ]
      : []),
  ];
}
