import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadAssetsByIds } from '@/shared/assets/queries';
import { entrySummaries } from '@/shared/entries/queries';
import { isEmpty, isObject, type Json, type JsonObject } from '@/shared/json';
import type { Field } from '@/shared/model/model';
import { componentOf } from '@/shared/model/components';
import { useTerms } from '@/shared/model/terms';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { Picture } from '@/shared/ui/Picture';
import { edtfInWords, readEdtf } from './edtf';
import { RichTextView } from './RichTextView';

interface Props {
  field: Field;
  value: Json | undefined;
  /** Locale of the value, for its language and direction. */
  locale: string | null;
}

/** A value to read, as a person would write it: no ids, no JSON. */
export function FieldValue({ field, value, locale }: Props) {
  const { t, i18n } = useTranslation();
  const time = useTime();
  const textIn = useTextIn();
  if (isEmpty(value)) return <span className="muted">{t('value.none')}</span>;
  switch (field.type) {
    case 'longText':
      return <span className="value-text">{String(value)}</span>;
    case 'richText':
      return <RichTextView document={value} />;
    case 'boolean':
      return <>{value === true ? t('widget.yes') : t('widget.no')}</>;
    case 'date':
      return <>{time.day(String(value))}</>;
    case 'dateTime':
      return isObject(value) && typeof value['instant'] === 'string' ? <>{time.full(value['instant'])}</> : null;
    case 'uncertainDate': {
      if (!isObject(value)) return null;
      const words = isObject(value['display']) ? textIn(value['display'] as Record<string, string>) : '';
      const reading = typeof value['edtf'] === 'string' ? readEdtf(value['edtf']) : null;
      const read = reading ? edtfInWords(reading, i18n.language) : '';
      return <>{words && read ? `${words} (${read})` : words || read}</>;
    }
    case 'money':
      return isObject(value) ? <>{[value['currency'], value['amount']].filter(Boolean).join(' ')}</> : null;
    case 'measure':
      return isObject(value) ? <>{[value['value'], value['unit']].filter(Boolean).join(' ')}</> : null;
    case 'term':
      return <TermNames vocabulary={field.options.vocabulary ?? ''} value={value!} />;
    case 'reference':
      return <LinkNames field={field} value={value!} />;
    case 'asset':
      return <Pictures value={value!} />;
    case 'group':
    case 'component':
      return <Rows fields={field.fields} value={value!} />;
    case 'blocks':
      return <BlockValues value={value!} />;
    case 'json':
      return <span className="muted">{t('value.machine')}</span>;
    default:
      return (
        <span lang={locale ?? undefined} dir="auto">
          {String(value)}
        </span>
      );
  }
}

function TermNames({ vocabulary, value }: { vocabulary: string; value: Json }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const codes = (Array.isArray(value) ? value : [value]).map(String);
  const terms = useTerms(vocabulary, codes);
  return <>{codes.map((code) => textIn(terms.get(code)?.label) || code).join(t('comma'))}</>;
}

function linked(value: Json): JsonObject[] {
  return (Array.isArray(value) ? value : [value]).filter((link): link is JsonObject => isObject(link));
}

function LinkNames({ field, value }: { field: Field; value: Json }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const links = linked(value);
  const ids = links.map((link) => String(link['id']));
  const shown = useQuery({
    queryKey: ['entries', 'summaries', ids],
    queryFn: ({ signal }) => entrySummaries(ids, signal),
  });
  return (
    <ul className="value-list">
      {links.map((link) => {
        const attributes = isObject(link['attributes']) ? link['attributes'] : {};
        return (
          <li key={String(link['id'])}>
            <span className="serif" dir="auto">
              {shown.data?.get(String(link['id']))?.title ?? (shown.isPending ? t('waiting') : t('widget.entryGone'))}
            </span>
            {field.fields
              .filter((attribute) => !isEmpty(attributes[attribute.id]))
              .map((attribute) => (
                <span key={attribute.key} className="muted">
                  {textIn(attribute.label)}:{' '}
                  <FieldValue field={attribute} value={attributes[attribute.id]} locale={null} />
                </span>
              ))}
          </li>
        );
      })}
    </ul>
  );
}

function Pictures({ value }: { value: Json }) {
  const ids = linked(value).map((link) => String(link['id']));
  const shown = useQuery({
    queryKey: ['assets', 'by-id', ids],
    queryFn: ({ signal }) => loadAssetsByIds(ids, signal),
  });
  return (
    <span className="value-pictures">
      {ids.map((id) => (
        <Picture key={id} asset={shown.data?.get(id)} />
      ))}
    </span>
  );
}

function Rows({ fields, value }: { fields: Field[]; value: Json }) {
  const textIn = useTextIn();
  const rows = linked(value);
  return (
    <ol className="value-rows">
      {rows.map((row, index) => (
        <li key={typeof row['_key'] === 'string' ? row['_key'] : index}>
          <dl>
            {fields
              .filter((inner) => !isEmpty(row[inner.id]))
              .map((inner) => (
                <div key={inner.key}>
                  <dt>{textIn(inner.label)}</dt>
                  <dd>
                    {inner.localized && isObject(row[inner.id]) ? (
                      Object.entries(row[inner.id] as JsonObject).map(([tag, text]) => (
                        <div key={tag}>
                          <FieldValue field={inner} value={text} locale={tag} />
                        </div>
                      ))
                    ) : (
                      <FieldValue field={inner} value={row[inner.id]} locale={null} />
                    )}
                  </dd>
                </div>
              ))}
          </dl>
        </li>
      ))}
    </ol>
  );
}

/** Blocks one below the other, each with what stands in it. */
function BlockValues({ value }: { value: Json }) {
  const model = useModel();
  const textIn = useTextIn();
  const { t } = useTranslation();
  return (
    <ol className="value-blocks">
      {linked(value).map((block, index) => {
        const component = componentOf(model, block);
        return (
          <li key={typeof block['_key'] === 'string' ? block['_key'] : index}>
            <span className="sub-label">{component ? textIn(component.label) : t('blocks.unknown')}</span>
            {component && <Rows fields={component.fields} value={block} />}
          </li>
        );
      })}
    </ol>
  );
}
