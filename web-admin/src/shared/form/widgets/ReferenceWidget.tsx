import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { EntrySummary, Finding } from '@/shared/api/fragments';
import { EntryPicker } from '@/shared/entries/EntryPicker';
import { entrySummaries } from '@/shared/entries/queries';
import { findingsUnder } from '@/shared/fields/findings';
import { isObject, type JsonObject } from '@/shared/json';
import type { Field } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { Picture } from '@/shared/ui/Picture';
import { Sortable } from '@/shared/ui/Sortable';
import { StateChip } from '@/shared/ui/StateChip';
import { linksOf } from './AssetWidget';
import { useFormContext } from './form-context';
import { NestedFields } from './NestedFields';
import type { WidgetProps } from './types';

const idOf = (link: JsonObject) => String(link['id']);

/** Links to entries, each with its attributes, in the editor's order. */
export function ReferenceWidget({ id, field, value, onChange, disabled, findings }: WidgetProps) {
  const { t } = useTranslation();
  const { trial } = useFormContext();
  const [open, setOpen] = useState(false);
  const targets = field.options.targets ?? [];
  const links = linksOf(value);
  const ids = links.map(idOf);
  const shown = useQuery({
    queryKey: ['entries', 'summaries', ids],
    queryFn: ({ signal }) => entrySummaries(ids, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const set = (next: JsonObject[]) => onChange(next.length === 0 ? null : field.many ? next : next.at(-1)!);
  return (
    <div className="reference-field">
      {links.length > 0 && (
        <Sortable
          rows={links}
          keyOf={idOf}
          onSort={set}
          disabled={disabled || !field.many}
          layout="list"
          render={(link, index, handle) => (
            <LinkCard
              id={`${id}-${idOf(link)}`}
              field={field}
              link={link}
              summary={shown.data?.get(idOf(link))}
              waiting={shown.isPending}
              handle={field.many ? handle : null}
              disabled={disabled}
              findings={field.many ? findingsUnder(findings, String(index)) : findings}
              onRemove={() => set(links.filter((other) => other !== link))}
              onChange={(attributes) => set(links.map((other) => (other === link ? { ...link, attributes } : other)))}
            />
          )}
        />
      )}
      {!disabled && (
        <Button icon={<PlusOutlined />} disabled={trial} onClick={() => setOpen(true)}>
          {field.many || links.length === 0 ? t('widget.linkEntry') : t('widget.replaceEntry')}
        </Button>
      )}
      <EntryPicker
        open={open}
        types={targets}
        many={field.many}
        taken={ids}
        onClose={() => setOpen(false)}
        onPick={(entries) => {
          setOpen(false);
          set([...links, ...entries.map((entry) => ({ type: entry.type, id: entry.id }))]);
        }}
      />
    </div>
  );
}

interface CardProps {
  id: string;
  field: Field;
  link: JsonObject;
  summary: EntrySummary | undefined;
  waiting: boolean;
  handle: React.ReactNode;
  disabled: boolean;
  findings: Finding[];
  onRemove: () => void;
  onChange: (attributes: JsonObject) => void;
}

function LinkCard({ id, field, link, summary, waiting, handle, disabled, findings, onRemove, onChange }: CardProps) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const type = model.types.find((candidate) => candidate.id === link['type']);
  return (
    <div className="link-card">
      <div className="link-card-head">
        {handle}
        <Picture asset={summary?.image} decorative />
        <span className="link-card-text">
          {summary ? (
            <Link to={`/content/${summary.type}/${summary.id}`} className="serif" dir="auto">
              {summary.title}
            </Link>
          ) : (
            <span className="muted">{waiting ? t('waiting') : t('widget.entryGone')}</span>
          )}
          <span className="muted">{textIn(type?.label)}</span>
        </span>
        {summary && <StateChip state={summary.state} />}
        {!disabled && (
          <Tooltip title={t('widget.removeLink')}>
            <Button
              type="text"
              icon={<CloseOutlined />}
              aria-label={t('widget.removeNamed', { name: summary?.title ?? '' })}
              onClick={onRemove}
            />
          </Tooltip>
        )}
      </div>
      {field.fields.length > 0 && (
        <NestedFields
          id={id}
          fields={field.fields}
          value={isObject(link['attributes']) ? link['attributes'] : {}}
          disabled={disabled}
          findings={findingsUnder(findings, 'attributes')}
          onChange={onChange}
        />
      )}
    </div>
  );
}
