import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useTextIn } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { objectsOf, textOf, textsOf, truthOf, withKey } from './documents';
import { useDraft } from './draft-context';
import type { Part } from './parts';
import { TermSettings } from './TermSettings';
import { treeOf, type Row } from './terms';
import { useFaultText } from './useFaultText';

/** The terms as a tree; the one that is chosen opens in its place. */
export function TermList({ part, onPaste }: { part: Part; onPaste: () => void }) {
  const { t } = useTranslation();
  const { put } = useDraft();
  const [address, setAddress] = useSearchParams();
  const terms = objectsOf(part.document['terms']);
  const rows = useMemo(() => treeOf(objectsOf(part.document['terms'])), [part.document]);
  const chosen = address.has('term') ? Number(address.get('term')) : null;
  const choose = (index: number | null) => setAddress(index === null ? {} : { term: String(index) }, { replace: true });
  function add() {
    put(part.path, withKey(part.document, 'terms', [...terms, { code: '', label: {} }]));
    choose(terms.length);
  }
  const actions = (
    <>
      <Button icon={<PlusOutlined aria-hidden="true" />} onClick={add}>
        {t('model.addTerm')}
      </Button>
      <Button onClick={onPaste}>{t('model.pasteTerms')}</Button>
    </>
  );
  if (terms.length === 0) {
    return (
      <EmptyState title={t('model.noTerms')} actions={actions}>
        {t('model.noTermsText')}
      </EmptyState>
    );
  }
  return (
    <section aria-label={t('model.terms')}>
      <ul className="term-rows">
        {rows.map((row) => (
          <li key={row.index} style={{ paddingInlineStart: `calc(${row.depth} * var(--space-6))` }}>
            <TermRow part={part} row={row} open={row.index === chosen} onChoose={choose} />
            {row.index === chosen && <TermSettings part={part} row={row} onChoose={choose} />}
          </li>
        ))}
      </ul>
      <div className="term-actions">{actions}</div>
    </section>
  );
}

interface RowProps {
  part: Part;
  row: Row;
  open: boolean;
  onChoose: (index: number | null) => void;
}

function TermRow({ part, row, open, onChoose }: RowProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const faulty = useFaultText(part.path, { term: row.index }).any;
  return (
    <button
      type="button"
      className={faulty ? 'term-row builder-faulty' : 'term-row'}
      aria-expanded={open}
      onClick={() => onChoose(open ? null : row.index)}
    >
      <span>{textIn(textsOf(row.term['label'])) || t('model.unnamedTerm')}</span>
      <span className="code-text muted" dir="ltr">
        {textOf(row.term['code'])}
      </span>
      {truthOf(row.term['withdrawn']) && <span className="badge">{t('model.withdrawn')}</span>}
      {faulty && <span className="visually-hidden">{t('finding.error')}</span>}
    </button>
  );
}
