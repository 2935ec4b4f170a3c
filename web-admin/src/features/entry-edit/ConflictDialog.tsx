import { Button, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FieldValue } from '@/shared/fields/FieldValue';
import { findField, type ContentType } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import type { Conflict } from './editor-state';

interface Props {
  type: ContentType;
  conflicts: Conflict[];
  /** Conflicts where theirs is kept; for all others ours goes out again. */
  onResolve: (theirs: Conflict[]) => void;
}

const keyOf = (conflict: Conflict) => `${conflict.field} ${conflict.locale ?? ''}`;

/** Two people changed the same field: shows both and asks, field by field. Nothing is overwritten unasked. */
export function ConflictDialog({ type, conflicts, onResolve }: Props) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const time = useTime();
  const [choices, setChoices] = useState<Record<string, 'yours' | 'theirs'>>({});
  const open = conflicts.filter((conflict) => !choices[keyOf(conflict)]).length;
  return (
    <Modal
      open
      closable={false}
      width={920}
      title={t('conflict.title', { count: conflicts.length })}
      footer={
        <Button
          type="primary"
          disabled={open > 0}
          onClick={() => onResolve(conflicts.filter((conflict) => choices[keyOf(conflict)] === 'theirs'))}
        >
          {open > 0 ? t('conflict.open', { count: open }) : t('conflict.apply')}
        </Button>
      }
    >
      <p>{t('conflict.text')}</p>
      {conflicts.map((conflict) => {
        const field = findField(type, conflict.field);
        const locale = model.locales.find(({ tag }) => tag === conflict.locale);
        const label = [textIn(field?.label) || conflict.field, textIn(locale?.name)].filter(Boolean).join(' · ');
        return (
          <fieldset key={keyOf(conflict)} className="conflict">
            <legend>{label}</legend>
            <Radio.Group
              className="pair"
              value={choices[keyOf(conflict)]}
              onChange={(event) =>
                setChoices({ ...choices, [keyOf(conflict)]: event.target.value as 'yours' | 'theirs' })
              }
            >
              {(['yours', 'theirs'] as const).map((side) => (
                <Radio key={side} value={side} className="conflict-side">
                  <span className="sub-label">
                    {side === 'yours'
                      ? t('conflict.yours')
                      : t('conflict.theirs', {
                          who: conflict.changedBy?.displayName ?? t('conflict.somebody'),
                          at: time.short(conflict.changedAt),
                        })}
                  </span>
                  <span className="conflict-value" lang={conflict.locale ?? undefined} dir="auto">
                    {field && <FieldValue field={field} value={conflict[side]} locale={conflict.locale} />}
                  </span>
                </Radio>
              ))}
            </Radio.Group>
          </fieldset>
        );
      })}
    </Modal>
  );
}
