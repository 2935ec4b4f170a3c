import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useModel, useTextIn } from '@/shared/model/useModel';
import type { ReleaseEntry } from '@/shared/releases/queries';

/** What happened to each language of an entry: the version that was out before, and the one that is since. */
export function Done({ one, localized }: { one: ReleaseEntry; localized: boolean }) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const done = one.done ?? [];
  if (done.length === 0) return <p className="muted">{t('releases.nothingDone')}</p>;
  const nameOf = (tag: string) => textIn(model.locales.find((locale) => locale.tag === tag)?.name) || tag;
  const versions = `/content/${one.entry.type}/${one.entry.id}/versions`;
  return (
    <div className="scroll-x">
      <table className="release-done">
        <thead>
          <tr>
            {localized && <th scope="col">{t('list.column.locales')}</th>}
            <th scope="col">{t('releases.before')}</th>
            <th scope="col">{t('releases.after')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('versions.compare')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {done.map(({ locale, before, after }) => (
            <tr key={locale}>
              {localized && <th scope="row">{nameOf(locale)}</th>}
              <td>{before === null ? t('releases.notOut') : t('versions.number', { number: before })}</td>
              <td>{after === null ? t('releases.takenBack') : t('versions.number', { number: after })}</td>
              <td>
                {after !== null && (
                  <Link to={`${versions}?from=${before ?? Math.max(0, after - 1)}&to=${after}`}>
                    {t('versions.compare')}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
