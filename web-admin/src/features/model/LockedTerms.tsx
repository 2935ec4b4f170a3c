import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTermSearch, useVocabulary } from '@/shared/model/terms';
import { useTextIn } from '@/shared/model/useModel';
import { SearchInput } from '@/shared/ui/SearchInput';
import { Waiting } from '@/shared/ui/Waiting';
import { objectsOf, textOf, textsOf, truthOf } from './documents';
import { idOf, type Part } from './parts';
import { treeOf } from './terms';

/** Terms of somebody else's vocabulary: all of a short one, what is searched for of a long one. */
export function LockedTerms({ part }: { part: Part }) {
  const { t } = useTranslation();
  const known = useVocabulary(idOf(part));
  const listed = objectsOf(part.document['terms']);
  if (listed.length === 0 && (known?.size ?? 0) > 0) return <SearchedTerms id={idOf(part)} />;
  return (
    <>
      <p className="muted">{t('model.lockedVocabulary')}</p>
      <ul className="term-rows term-rows-locked">
        {treeOf(listed).map(({ term, index, depth }) => (
          <TermLine
            key={index}
            depth={depth}
            code={textOf(term['code'])}
            label={textsOf(term['label'])}
            withdrawn={truthOf(term['withdrawn'])}
          />
        ))}
      </ul>
    </>
  );
}

function SearchedTerms({ id }: { id: string }) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const found = useTermSearch(id, search, true);
  return (
    <>
      <p className="muted">{t('model.lockedLong')}</p>
      <div className="list-tools">
        <SearchInput value={search} onSearch={setSearch} placeholder={t('widget.typeToSearch')} />
      </div>
      {found.isPending ? (
        <Waiting />
      ) : (
        <ul className="term-rows term-rows-locked">
          {found.data?.map((term) => (
            <TermLine key={term.code} depth={0} code={term.code} label={term.label} withdrawn={term.withdrawn} />
          ))}
        </ul>
      )}
    </>
  );
}

interface LineProps {
  depth: number;
  code: string;
  label: Record<string, string>;
  withdrawn: boolean;
}

function TermLine({ depth, code, label, withdrawn }: LineProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  return (
    <li style={{ paddingInlineStart: `calc(${depth} * var(--space-6))` }}>
      <span className="term-row">
        <span>{textIn(label)}</span>
        <span className="code-text muted" dir="ltr">
          {code}
        </span>
        {withdrawn && <span className="badge">{t('model.withdrawn')}</span>}
      </span>
    </li>
  );
}
