import { CheckOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Modal, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntrySummary } from '@/shared/api/fragments';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Picture } from '@/shared/ui/Picture';
import { Problem } from '@/shared/ui/Problem';
import { SearchInput } from '@/shared/ui/SearchInput';
import { StateChip } from '@/shared/ui/StateChip';
import { Waiting } from '@/shared/ui/Waiting';
import { findEntries } from './queries';

const MOST_SEGMENTS = 6;

interface Props {
  open: boolean;
  types: string[];
  many: boolean;
  /** Entries that are already linked: shown as taken. */
  taken: string[];
  /** Where it is not to link entries. */
  words?: { title: string; taken: string; submit: string };
  onPick: (entries: EntrySummary[]) => void;
  onClose: () => void;
}

/** Finds entries to link to, by title, pinyin or code. */
export function EntryPicker(props: Props) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const names = props.types.map((id) => textIn(model.types.find((type) => type.id === id)?.pluralLabel) || id);
  return (
    <Modal
      open={props.open}
      onCancel={props.onClose}
      title={props.words?.title ?? t('picker.title', { types: names.join(t('comma')) })}
      footer={null}
      destroyOnHidden
      width={720}
      className="picker"
    >
      <Choices {...props} />
    </Modal>
  );
}

function Choices({ types, many, taken, words, onPick, onClose }: Props) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const [search, setSearch] = useState('');
  const [only, setOnly] = useState('');
  const [chosen, setChosen] = useState<EntrySummary[]>([]);
  const asked = only === '' ? types : [only];
  const found = useQuery({
    queryKey: ['find-entries', 'picker', asked, search],
    queryFn: ({ signal }) => findEntries(asked, search, 30, signal),
    placeholderData: keepPreviousData,
  });
  const labelOf = (id: string) => textIn(model.types.find((type) => type.id === id)?.label);
  const choices = [
    { value: '', label: t('picker.allTypes') },
    ...types.map((id) => ({ value: id, label: labelOf(id) })),
  ];
  function toggle(entry: EntrySummary) {
    if (!many) {
      onPick([entry]);
      return;
    }
    setChosen((old) =>
      old.some((other) => other.id === entry.id) ? old.filter((other) => other.id !== entry.id) : [...old, entry],
    );
  }
  return (
    <>
      <div className="picker-head">
        <SearchInput value={search} onSearch={setSearch} placeholder={t('picker.search')} autoFocus />
        {types.length > 1 &&
          (types.length > MOST_SEGMENTS ? (
            <Select
              className="picker-types"
              aria-label={t('picker.type')}
              value={only}
              onChange={setOnly}
              options={choices}
            />
          ) : (
            <Segmented value={only} onChange={setOnly} options={choices} />
          ))}
      </div>
      <div className="picker-body">
        {found.isPending && <Waiting rows={4} />}
        {found.isError && <Problem error={found.error} retry={() => void found.refetch()} />}
        {found.data?.length === 0 && <EmptyState title={t('picker.nothing')}>{t('picker.nothingText')}</EmptyState>}
        <ul className="entry-choices">
          {found.data?.map((entry) => {
            const linked = taken.includes(entry.id);
            const selected = chosen.some((other) => other.id === entry.id);
            return (
              <li key={entry.id}>
                <button
                  type="button"
                  className="entry-choice"
                  aria-pressed={selected}
                  disabled={linked}
                  onClick={() => toggle(entry)}
                >
                  <Picture asset={entry.image} decorative />
                  <span className="entry-choice-title serif" dir="auto">
                    {entry.title}
                  </span>
                  {types.length > 1 && <span className="muted">{labelOf(entry.type)}</span>}
                  {linked ? (
                    <span className="muted">{words?.taken ?? t('picker.linked')}</span>
                  ) : (
                    <StateChip state={entry.state} />
                  )}
                  {many && <CheckOutlined className="entry-choice-check" aria-hidden="true" />}
                </button>
              </li>
            );
          })}
        </ul>
      </div>
      {many && (
        <div className="modal-actions">
          <span className="muted">{t('picker.chosen', { count: chosen.length })}</span>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={chosen.length === 0} onClick={() => onPick(chosen)}>
            {words?.submit ?? t('picker.link')}
          </Button>
        </div>
      )}
    </>
  );
}
