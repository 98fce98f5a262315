import type { ReleaseView } from '@signatory/contract';
import { FileFacts, FileFrame, FileLink } from '@signatory/pages';
import type { ReactNode } from 'react';
import { fileAddress } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';
import { useLongTable } from '../ui/long-table.js';

/** The files of a release with type, size and hash; one that is not rendered yet says so. */
export function FileList({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say, decimal } = useSpeech();
  const long = useLongTable(release.files, ({ path, member }) => ({ name: path, code: member ?? '' }), {
    find: say('library.findFile'),
    found: (count) => say('library.foundFiles', { count, all: release.files.length }),
    all: (count) => say('library.allFiles', { count }),
  });
  if (release.files.length === 0) return <p className="muted">{say('files.none')}</p>;
  return (
    <>
      {long.find}
      <FileFrame
        label={say('files.of', { number: release.number })}
        columns={[say('files.file'), say('term.member')]}
        say={say}
      >
        {long.rows.map((file) => (
          <tr key={file.path}>
            <td>
              {file.state === 'RENDERED' ? (
                <FileLink href={fileAddress(release.id, file.path)}>{file.path}</FileLink>
              ) : (
                <span>
                  {file.path}{' '}
                  <span className={`tag${file.state === 'FAILED' ? ' tag-err' : ''}`}>{say(`file.${file.state}`)}</span>{' '}
                  {file.cause}
                </span>
              )}
            </td>
            <td data-label={say('term.member')}>{file.member ?? '–'}</td>
            <FileFacts file={file} say={say} decimal={decimal} />
          </tr>
        ))}
      </FileFrame>
      {long.more}
    </>
  );
}
