import { ArrowRightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { FieldValue } from '@/shared/fields/FieldValue';
import { richTextWords } from '@/shared/fields/RichTextView';
import { textDiff } from '@/shared/fields/textDiff';
import type { Json } from '@/shared/json';
import type { Field, LocaleInfo } from '@/shared/model/model';

interface Props {
  field: Field;
  locale: LocaleInfo | null;
  before: Json | undefined;
  after: Json | undefined;
}

const AS_TEXT = new Set(['text', 'longText', 'richText']);

/** Two values of a field: texts word by word, all else old beside new. */
export function FieldDiff({ field, locale, before, after }: Props) {
  const { t } = useTranslation();
  const tag = locale?.tag ?? null;
  if (AS_TEXT.has(field.type)) {
    const words = field.type === 'richText' ? richTextWords : (value: Json | undefined) => String(value ?? '');
    return (
      <p className="text-diff" lang={tag ?? undefined} dir={locale?.direction.toLowerCase() ?? 'auto'}>
        {textDiff(words(before), words(after), tag ?? 'zh').map((piece, index) => {
          if (piece.kind === 'same') return <span key={index}>{piece.text}</span>;
          return piece.kind === 'added' ? <ins key={index}>{piece.text}</ins> : <del key={index}>{piece.text}</del>;
        })}
      </p>
    );
  }
  return (
    <div className="value-diff">
      <div className="value-before">
        <span className="sub-label">{t('versions.before')}</span>
        <FieldValue field={field} value={before} locale={tag} />
      </div>
      <ArrowRightOutlined aria-hidden="true" />
      <div className="value-after">
        <span className="sub-label">{t('versions.after')}</span>
        <FieldValue field={field} value={after} locale={tag} />
      </div>
    </div>
  );
}
