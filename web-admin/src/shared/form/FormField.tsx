import { CopyOutlined, LockOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { Finding } from '@/shared/api/fragments';
import { FieldValue } from '@/shared/fields/FieldValue';
import { findingsHere, findingsOf } from '@/shared/fields/findings';
import { isEmpty, type Json } from '@/shared/json';
import { helpOf, type Field, type LocaleInfo } from '@/shared/model/model';
import { useTextIn } from '@/shared/model/useModel';
import { FindingList } from './FindingList';
import { widgetOf } from './widgets/registry';

export interface Cell {
  locale: LocaleInfo | null;
  value: Json | undefined;
  /** The source has changed since this was translated. */
  stale: boolean;
}

interface Props {
  field: Field;
  /** One cell, or source and target side by side. */
  cells: Cell[];
  /** Source value, for copying it into an empty translation. */
  sourceValue: Json | undefined;
  source: string;
  findings: Finding[];
  disabled: boolean;
  onChange: (field: Field, locale: string | null, value: Json | undefined) => void;
}

export const cellId = (field: string, locale: string | null) =>
  `field-${field.replaceAll('.', '-')}${locale === null ? '' : `-${locale}`}`;

/** One field of the form: its label, its cells, its help, its findings. */
export function FormField({ field, cells, sourceValue, source, findings, disabled, onChange }: Props) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const help = helpOf(field, textIn);
  const first = cells[0];
  return (
    <div className={`form-field form-field-${field.type}`} id={`${cellId(field.key, null)}-box`}>
      <div className="form-label">
        {field.computed ? (
          <span className="label-text">{textIn(field.label)}</span>
        ) : (
          <label htmlFor={cellId(field.key, first?.locale?.tag ?? null)}>{textIn(field.label)}</label>
        )}
        {field.computed && <span className="computed-mark">{t('field.computed')}</span>}
        {field.deprecated && <span className="computed-mark">{t('field.deprecated')}</span>}
        {field.required && <span className="required-mark">{t('field.required')}</span>}
        {field.visibility !== 'PUBLIC' && (
          <Tooltip title={t(`field.visibilityHelp.${field.visibility}`)}>
            <span className="visibility-mark">
              <LockOutlined aria-hidden="true" /> {t(`field.visibility.${field.visibility}`)}
            </span>
          </Tooltip>
        )}
      </div>
      <div className={cells.length > 1 ? 'pair' : undefined}>
        {cells.map((cell, index) => (
          <FieldCell
            key={cell.locale?.tag ?? ''}
            field={field}
            cell={cell}
            findings={findingsOf(findings, field.key, cell.locale?.tag ?? null, index === 0)}
            disabled={disabled || !field.writable}
            copyable={
              cell.locale !== null && cell.locale.tag !== source && isEmpty(cell.value) && !isEmpty(sourceValue)
            }
            sourceValue={sourceValue}
            onChange={onChange}
          />
        ))}
      </div>
      {field.computed && <p className="hint">{t('field.computedHelp')}</p>}
      {field.deprecated && <p className="hint">{textIn(field.deprecated)}</p>}
      {help && <p className="hint">{help}</p>}
    </div>
  );
}

interface CellProps {
  field: Field;
  cell: Cell;
  findings: Finding[];
  disabled: boolean;
  copyable: boolean;
  sourceValue: Json | undefined;
  onChange: (field: Field, locale: string | null, value: Json | undefined) => void;
}

function FieldCell({ field, cell, findings, disabled, copyable, sourceValue, onChange }: CellProps) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const Widget = widgetOf(field.type);
  const tag = cell.locale?.tag ?? null;
  const id = cellId(field.key, tag);
  const language = textIn(cell.locale?.name);
  const here = findingsHere(findings);
  const change = useCallback((value: Json | undefined) => onChange(field, tag, value), [field, tag, onChange]);
  return (
    <div className={`form-cell ${here.some((finding) => finding.severity === 'ERROR') ? 'form-cell-error' : ''}`}>
      {cell.locale && (
        <div className="locale-line">
          <span className="locale-name">{language}</span>
          {cell.stale && <span className="stale-mark">{t('field.stale')}</span>}
          {copyable && !disabled && (
            <Button size="small" type="link" icon={<CopyOutlined />} onClick={() => change(sourceValue)}>
              {t('field.copySource')}
            </Button>
          )}
        </div>
      )}
      {field.computed ? (
        <p className="computed-value" id={id}>
          <FieldValue field={field} value={cell.value} locale={tag} />
        </p>
      ) : (
        <Widget
          id={id}
          field={field}
          value={cell.value}
          onChange={change}
          lang={tag ?? undefined}
          dir={cell.locale ? (cell.locale.direction === 'RTL' ? 'rtl' : 'ltr') : undefined}
          disabled={disabled}
          findings={findings}
          describedBy={here.length > 0 ? `${id}-findings` : undefined}
          label={language ? `${textIn(field.label)} (${language})` : textIn(field.label)}
        />
      )}
      <FindingList findings={here} id={`${id}-findings`} />
    </div>
  );
}
