import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { objectsOf, textsOf } from './documents';
import { OwnerMark } from './OwnerMark';
import { addressOf, idOf, matches, usersOf, vocabulariesOf, type Part } from './parts';

interface Props {
  parts: Part[];
  search: string;
  onCreate: () => void;
}

/** Vocabularies, the site's own first. */
export function VocabularyList({ parts, search, onCreate }: Props) {
  const { t, i18n } = useTranslation();
  const textIn = useTextIn();
  const found = vocabulariesOf(parts)
    .filter((part) => matches(search, part))
    .sort(
      (left, right) =>
        Number(left.locked) - Number(right.locked) ||
        textIn(textsOf(left.document['label'])).localeCompare(textIn(textsOf(right.document['label'])), i18n.language),
    );
  if (found.length === 0) return <EmptyState title={t('model.noMatch')}>{t('list.noMatchText')}</EmptyState>;
  return (
    <>
      {found.every(({ locked }) => locked) && search === '' && (
        <section className="card site-hint">
          <div>
            <h2>{t('model.noOwnVocabularies')}</h2>
            <p className="muted">{t('model.noOwnVocabulariesText')}</p>
          </div>
          <Button onClick={onCreate}>{t('model.newVocabulary')}</Button>
        </section>
      )}
      <ul className="model-rows">
        {found.map((part) => (
          <VocabularyRow key={part.key} part={part} users={usersOf(parts, idOf(part)).length} />
        ))}
      </ul>
    </>
  );
}

function VocabularyRow({ part, users }: { part: Part; users: number }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const inForce = useModel().vocabularies.find(({ id }) => id === idOf(part));
  const listed = objectsOf(part.document['terms']).length;
  return (
    <li className="model-row model-row-plain">
      <div className="model-row-text">
        <Link to={addressOf(part)}>{textIn(textsOf(part.document['label'])) || t('model.unnamed')}</Link>
        <span className="muted">{users > 0 ? t('model.usedByTypes', { count: users }) : t('model.usedByNone')}</span>
      </div>
      <span className="model-row-count">
        {t('model.termCount', { count: part.locked ? (inForce?.size ?? listed) : listed })}
      </span>
      <span className="model-row-owner">
        <OwnerMark owner={part.owner} />
      </span>
    </li>
  );
}
