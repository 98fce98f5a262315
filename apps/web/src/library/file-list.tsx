import type { ReleaseView } from '@signatory/contract';
import { Icon, printSize, printType } from '@signatory/pages';
import type { ReactNode } from 'react';
import { fileAddress } from '../api/endpoints.js';
import { useSpeech } from '../session/language.js';

/** The files of a release with type, size and hash; one that is not rendered yet says so. */
export function FileList({ release }: { readonly release: ReleaseView }): ReactNode {
  const { say, decimal } = useSpeech();
  if (release.files.length === 0) return <p className="muted">{say('files.none')}</p>;
  return (
    <section className="scroll" aria-label={say('files.of', { number: release.number })} tabIndex={0}>
      <table className="table files">
        <thead>
          <tr>
            <th scope="col">{say('files.file')}</th>
            <th scope="col">{say('term.member')}</th>
            <th scope="col">{say('files.language')}</th>
            <th scope="col">{say('files.type')}</th>
            <th scope="col" className="numeric">
              {say('files.size')}
            </th>
            <th scope="col">SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {release.files.map((file) => (
            <tr key={file.path}>
              <td>
                {file.state === 'RENDERED' ? (
                  <a href={fileAddress(release.id, file.path)} className="file-link" download>
                    <Icon name="document" />
                    {file.path}
                  </a>
                ) : (
                  <span>
                    {file.path}{' '}
                    <span className={`tag${file.state === 'FAILED' ? ' tag-err' : ''}`}>
                      {say(`file.${file.state}`)}
                    </span>{' '}
                    {file.cause}
                  </span>
                )}
              </td>
              <td>{file.member ?? '–'}</td>
              <td>{file.language?.toUpperCase() ?? '–'}</td>
              <td>{printType(file.mediaType)}</td>
              <td className="numeric">{printSize(file.size, { decimal })}</td>
              <td>{file.sha256 ? <code className="hash">{file.sha256}</code> : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
