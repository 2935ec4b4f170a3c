import { ArrowRightOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { FieldValue } from '@/shared/fields/FieldValue';
import { richTextWords } from '@/shared/fields/RichTextView';
import { textDiff } from '@/shared/fields/textDiff';
import { isEmpty, isObject, sameJson, type Json, type JsonObject } from '@/shared/json';
import { componentOf, wordsOf } from '@/shared/model/components';
import type { Field, LocaleInfo } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { TypeIcon } from '@/shared/model/TypeIcon';
import { blockChanges, type BlockChange } from './block-changes';

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
  if (field.type === 'blocks') return <BlocksDiff before={before} after={after} />;
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

/** Two states of blocks: which came, went or moved, and what has changed in the others. */
function BlocksDiff({ before, after }: Pick<Props, 'before' | 'after'>) {
  const { t } = useTranslation();
  const changes = blockChanges(before, after);
  const told = changes.filter(({ kind, moved }) => kind !== 'same' || moved);
  const same = changes.length - told.length;
  return (
    <div className="blocks-diff">
      <ol>
        {told.map((change) => (
          <li key={change.key} className={`block-diff block-diff-${change.kind}`}>
            <Block change={change} />
          </li>
        ))}
      </ol>
      {same > 0 && <p className="muted">{t('blocks.diff.same', { count: same })}</p>}
    </div>
  );
}

function Block({ change }: { change: BlockChange }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const block = change.after ?? change.before ?? {};
  const component = componentOf(model, block);
  return (
    <>
      <p className="block-diff-head">
        <TypeIcon name={component?.icon ?? ''} />
        <strong>{component ? textIn(component.label) : t('blocks.unknown')}</strong>
        {change.kind !== 'same' && <span className="block-diff-mark">{t(`blocks.diff.${change.kind}`)}</span>}
        {change.moved && <span className="block-diff-mark">{t('blocks.diff.moved', change.moved)}</span>}
        {component && change.kind !== 'changed' && (
          <span className="muted" dir="auto">
            {wordsOf(component, block, model.defaultLocale)}
          </span>
        )}
      </p>
      {change.kind === 'changed' &&
        component?.fields.map((field) => (
          <InnerDiff key={field.key} field={field} before={change.before ?? {}} after={change.after ?? {}} />
        ))}
    </>
  );
}

function InnerDiff({ field, before, after }: { field: Field; before: JsonObject; after: JsonObject }) {
  const textIn = useTextIn();
  const model = useModel();
  const old = before[field.id];
  const now = after[field.id];
  if (sameJson(old, now) || (isEmpty(old) && isEmpty(now))) return null;
  if (!field.localized) {
    return (
      <div className="diff-locale">
        <span className="sub-label">{textIn(field.label)}</span>
        <FieldDiff field={field} locale={null} before={old} after={now} />
      </div>
    );
  }
  const oldTexts = isObject(old) ? old : {};
  const nowTexts = isObject(now) ? now : {};
  return model.locales
    .filter(({ tag }) => !sameJson(oldTexts[tag], nowTexts[tag]))
    .map((locale) => (
      <div key={locale.tag} className="diff-locale">
        <span className="sub-label">
          {textIn(field.label)} · {textIn(locale.name)}
        </span>
        <FieldDiff field={field} locale={locale} before={oldTexts[locale.tag]} after={nowTexts[locale.tag]} />
      </div>
    ));
}
