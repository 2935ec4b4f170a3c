import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useTextIn } from '@/shared/model/useModel';
import { PageHeader } from '@/shared/ui/PageHeader';
import { SearchInput } from '@/shared/ui/SearchInput';
import { useDraft } from './draft-context';
import { NewTypeDialog } from './NewTypeDialog';
import { NewVocabularyDialog } from './NewVocabularyDialog';
import { partsOf, typesOf, vocabulariesOf } from './parts';
import { RevisionList } from './RevisionList';
import { TypeList } from './TypeList';
import { VocabularyList } from './VocabularyList';

const TABS = ['types', 'vocabularies', 'history'] as const;

/** The content model: its types, its vocabularies, and how it came to be. */
export function ModelPage() {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useDraft();
  const [address] = useSearchParams();
  const [search, setSearch] = useState('');
  const [making, setMaking] = useState<'type' | 'vocabulary' | null>(null);
  const parts = useMemo(() => partsOf(model), [model]);
  const tab = TABS.find((one) => one === address.get('tab')) ?? 'types';
  const create = tab === 'vocabularies' ? 'vocabulary' : 'type';
  const counts = { types: typesOf(parts).length, vocabularies: vocabulariesOf(parts).length };
  return (
    <div className="page page-wide">
      <PageHeader
        title={t('nav.model')}
        lead={t('model.lead')}
        actions={
          <Button type={model.changes.length > 0 ? 'default' : 'primary'} onClick={() => setMaking(create)}>
            {create === 'type' ? t('model.newType') : t('model.newVocabulary')}
          </Button>
        }
      />
      {model.server.problem && (
        <Alert type="warning" showIcon title={t('model.notInForce')} description={textIn(model.server.problem)} />
      )}
      <nav className="model-tabs" aria-label={t('nav.model')}>
        {TABS.map((key) => (
          <Link
            key={key}
            to={key === 'types' ? '/model' : `/model?tab=${key}`}
            replace
            aria-current={key === tab ? 'page' : undefined}
            onClick={() => setSearch('')}
          >
            {key === 'history' ? t('model.history') : t(`model.tab.${key}`)}
            {key !== 'history' && <span className="model-tab-count">{counts[key]}</span>}
          </Link>
        ))}
      </nav>
      {tab !== 'history' && (
        <div className="list-tools">
          <SearchInput key={tab} value={search} onSearch={setSearch} placeholder={t(`model.search.${tab}`)} />
        </div>
      )}
      {tab === 'types' && <TypeList parts={parts} search={search} onCreate={() => setMaking('type')} />}
      {tab === 'vocabularies' && (
        <VocabularyList parts={parts} search={search} onCreate={() => setMaking('vocabulary')} />
      )}
      {tab === 'history' && <RevisionList />}
      {making === 'type' && <NewTypeDialog onClose={() => setMaking(null)} />}
      {making === 'vocabulary' && <NewVocabularyDialog onClose={() => setMaking(null)} />}
    </div>
  );
}
