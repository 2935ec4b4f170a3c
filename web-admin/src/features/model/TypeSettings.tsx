import { DeleteOutlined } from '@ant-design/icons';
import { App, Button, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { JsonObject } from '@/shared/json';
import { useTextIn } from '@/shared/model/useModel';
import { textOf, textsOf, withKey } from './documents';
import { useDraft } from './draft-context';
import { fieldsOf } from './fields';
import { IconChooser } from './IconChooser';
import { LabelPair } from './LabelPair';
import type { Part } from './parts';
import { SectionEditor } from './SectionEditor';
import { Setting } from './Setting';
import { useFaultText } from './useFaultText';
import { useMenus } from './useMenus';

/** A content type as a whole. */
export function TypeSettings({ part }: { part: Part }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const { words, put } = useDraft();
  const menus = useMenus();
  const faults = useFaultText(part.path);
  const { document, locked } = part;
  const change = (next: JsonObject) => put(part.path, next);
  const set = (key: string) => (value: string | null | undefined) => change(withKey(document, key, value ?? null));
  const of = (key: string) => (locked ? [] : faults.all(key));
  const texts = (['label', 'pluralLabel', 'description'] as const).map((key) => (
    <LabelPair
      key={key}
      label={t(`model.typeLabel.${key}`)}
      holder={document}
      field={key}
      onChange={change}
      faults={of(key)}
      disabled={locked}
      long={key === 'description'}
    />
  ));
  const fieldChoices = (type: string) =>
    fieldsOf(document, true)
      .filter((field) => field['type'] === type)
      .map((field) => ({
        value: textOf(field['id']),
        label: textIn(textsOf(field['label'])) || t('model.unnamedField'),
      }));
  return (
    <section className="settings" aria-label={t('model.typeSettings')}>
      <header className="settings-head">
        <h2 className="settings-head-text">{t('model.typeSettings')}</h2>
        {!locked && <RemoveType part={part} />}
      </header>
      {of('fields').map((fault) => (
        <p key={fault} className="finding finding-error">
          {fault}
        </p>
      ))}
      {texts}
      <Setting label={t('model.menu')} hint={t('model.menuHint')}>
        {(id, described) => (
          <Select
            id={id}
            value={textOf(document['menu'])}
            disabled={locked}
            aria-describedby={described}
            options={menus}
            onChange={set('menu')}
          />
        )}
      </Setting>
      <IconChooser value={textOf(document['icon'])} icons={words.icons} disabled={locked} onChange={set('icon')} />
      <div className="settings-row">
        <Setting label={t('model.titleField')} hint={t('model.titleFieldHint')} fault={of('titleField')[0]}>
          {(id, described) => (
            <Select
              id={id}
              value={textOf(document['titleField']) || null}
              disabled={locked}
              aria-describedby={described}
              placeholder={t('widget.choose')}
              options={fieldChoices('text')}
              onChange={set('titleField')}
            />
          )}
        </Setting>
        <Setting label={t('model.imageField')} hint={t('model.imageFieldHint')}>
          {(id, described) => (
            <Select
              id={id}
              allowClear
              value={textOf(document['imageField']) || null}
              disabled={locked}
              aria-describedby={described}
              placeholder={t('model.noImage')}
              options={fieldChoices('asset')}
              onChange={set('imageField')}
            />
          )}
        </Setting>
      </div>
      <div className="settings-row">
        {(['singular', 'plural'] as const).map((key) => (
          <Setting
            key={key}
            label={t(`model.typeName.${key}`)}
            hint={t(`model.typeNameHint.${key}`)}
            fault={of(key)[0]}
          >
            {(id, described) => (
              <Input
                id={id}
                className="code-input"
                dir="ltr"
                spellCheck={false}
                maxLength={64}
                value={textOf(document[key])}
                disabled={locked}
                aria-describedby={described}
                onChange={({ target }) => set(key)(target.value.trim())}
              />
            )}
          </Setting>
        ))}
      </div>
      <SectionEditor part={part} />
    </section>
  );
}

function RemoveType({ part }: { part: Part }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const textIn = useTextIn();
  const navigate = useNavigate();
  const { put } = useDraft();
  const ask = () =>
    void modal.confirm({
      title: t('model.removeTypeTitle', { name: textIn(textsOf(part.document['label'])) }),
      content: t('model.removeTypeText'),
      okText: t('model.removeType'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: () => {
        put(part.path, null);
        void navigate('/model');
      },
    });
  return (
    <Button type="text" danger icon={<DeleteOutlined aria-hidden="true" />} onClick={ask}>
      {t('model.removeType')}
    </Button>
  );
}
