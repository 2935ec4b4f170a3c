import { DeleteOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { textOf, withKey } from './documents';
import { useDraft } from './draft-context';
import { LabelPair } from './LabelPair';
import type { Part } from './parts';
import { Setting } from './Setting';
import { useFaultText } from './useFaultText';

/** A field group as a whole: its heading in the form, and its name in the API. */
export function GroupSettings({ part }: { part: Part }) {
  const { t } = useTranslation();
  const { put } = useDraft();
  const faults = useFaultText(part.path);
  const { document, locked } = part;
  const change = (next: JsonObject) => put(part.path, next);
  const noFields = locked ? undefined : faults.one('fields');
  return (
    <section className="settings" aria-label={t('model.groupSettings')}>
      <header className="settings-head">
        <h2 className="settings-head-text">{t('model.groupSettings')}</h2>
        {!locked && (
          <Button type="text" danger icon={<DeleteOutlined aria-hidden="true" />} onClick={() => put(part.path, null)}>
            {t('model.removeGroup')}
          </Button>
        )}
      </header>
      {noFields && <p className="finding finding-error">{noFields}</p>}
      <LabelPair
        label={t('model.groupLabel')}
        holder={document}
        field="label"
        onChange={change}
        faults={locked ? [] : faults.all('label')}
        hint={t('model.groupLabelHint')}
        disabled={locked}
      />
      <Setting label={t('model.apiName')} hint={t('model.groupNameHint')}>
        {(id, described) => (
          <Input
            id={id}
            className="code-input"
            dir="ltr"
            spellCheck={false}
            maxLength={48}
            value={textOf(document['name'])}
            disabled={locked}
            aria-describedby={described}
            onChange={({ target }) => change(withKey(document, 'name', target.value.trim()))}
          />
        )}
      </Setting>
    </section>
  );
}
