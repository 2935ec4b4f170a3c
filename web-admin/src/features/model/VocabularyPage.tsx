import { App, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useTextIn } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { objectsOf, textOf, textsOf, withKey } from './documents';
import { useDraft } from './draft-context';
import { LabelPair } from './LabelPair';
import { LockedTerms } from './LockedTerms';
import { OwnerMark } from './OwnerMark';
import { idOf, partsOf, usersOf, vocabulariesOf, type Part } from './parts';
import { PasteTerms } from './PasteTerms';
import { Setting } from './Setting';
import { TermList } from './TermList';
import { useFaultText } from './useFaultText';

/** One vocabulary: edited if it is the site's, shown else. */
export function VocabularyPage() {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const { id } = useParams();
  const model = useDraft();
  const parts = useMemo(() => partsOf(model), [model]);
  const part = vocabulariesOf(parts).find((one) => idOf(one) === id);
  if (!part) {
    return (
      <div className="page">
        <PageHeader title={t('nav.model')} />
        <EmptyState title={t('model.noVocabulary')} actions={<Link to="/model">{t('model.toModel')}</Link>}>
          {t('model.noTypeText')}
        </EmptyState>
      </div>
    );
  }
  const users = usersOf(parts, idOf(part));
  const names = users.map((type) =>
    textIn(textsOf(parts.find((one) => one.kind === 'TYPE' && idOf(one) === type)?.document['label'])),
  );
  return (
    <div className="page">
      <p className="crumb">
        <Link to="/model?tab=vocabularies">{t('model.tab.vocabularies')}</Link>
      </p>
      <PageHeader
        title={textIn(textsOf(part.document['label'])) || t('model.unnamed')}
        lead={
          <>
            <OwnerMark owner={part.owner} />{' '}
            {names.length > 0 ? t('model.usedBy', { types: names.join(t('comma')) }) : t('model.usedByNone')}
          </>
        }
        actions={!part.locked && <RemoveVocabulary part={part} users={names} />}
      />
      {part.locked ? <LockedTerms part={part} /> : <Editable part={part} />}
    </div>
  );
}

function Editable({ part }: { part: Part }) {
  const { t } = useTranslation();
  const { put } = useDraft();
  const faults = useFaultText(part.path);
  const [pasting, setPasting] = useState(false);
  const terms = objectsOf(part.document['terms']);
  return (
    <div className="settings settings-wide">
      <LabelPair
        label={t('model.label')}
        holder={part.document}
        field="label"
        onChange={(next) => put(part.path, next)}
        faults={faults.all('label')}
      />
      <Setting label={t('model.source')} hint={t('model.sourceHint')} fault={faults.one('source')}>
        {(id, described) => (
          <Input
            id={id}
            dir="auto"
            maxLength={500}
            value={textOf(part.document['source'])}
            aria-describedby={described}
            onChange={({ target }) => put(part.path, withKey(part.document, 'source', target.value))}
          />
        )}
      </Setting>
      <TermList part={part} onPaste={() => setPasting(true)} />
      {pasting && (
        <PasteTerms
          terms={terms}
          onAdd={(added) => {
            put(part.path, withKey(part.document, 'terms', [...terms, ...added]));
            setPasting(false);
          }}
          onClose={() => setPasting(false)}
        />
      )}
    </div>
  );
}

function RemoveVocabulary({ part, users }: { part: Part; users: string[] }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const textIn = useTextIn();
  const { put } = useDraft();
  const ask = () =>
    void modal.confirm({
      title: t('model.removeVocabularyTitle', { name: textIn(textsOf(part.document['label'])) }),
      content:
        users.length > 0
          ? t('model.removeVocabularyUsed', { types: users.join(t('comma')) })
          : t('model.removeVocabularyText'),
      okText: t('model.removeVocabulary'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => {
        put(part.path, null);
        void navigate('/model?tab=vocabularies');
      },
    });
  return <Button onClick={ask}>{t('model.removeVocabulary')}</Button>;
}
