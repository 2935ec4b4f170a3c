import { Button, Input, Modal } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { JsonObject } from '@/shared/json';
import { textOf } from './documents';
import { pastedTerms } from './terms';

interface Props {
  terms: JsonObject[];
  onAdd: (terms: JsonObject[]) => void;
  onClose: () => void;
}

/** Many terms at once, a line each, as they come from a spreadsheet. */
export function PasteTerms({ terms, onAdd, onClose }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState('');
  const { terms: read, unread } = pastedTerms(
    text,
    terms.map((term) => textOf(term['code'])),
  );
  return (
    <Modal
      open
      onCancel={onClose}
      width={640}
      title={t('model.pasteTerms')}
      destroyOnHidden
      footer={
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" disabled={read.length === 0 || unread.length > 0} onClick={() => onAdd(read)}>
            {t('model.addTerms', { count: read.length })}
          </Button>
        </div>
      }
    >
      <label htmlFor={id} className="dialog-text">
        {t('model.pasteText')}
      </label>
      <Input.TextArea
        id={id}
        className="code-input"
        rows={10}
        dir="auto"
        spellCheck={false}
        value={text}
        aria-describedby={`${id}-unread`}
        placeholder={'embroidery\t刺绣\tEmbroidery\nlacquer\t漆艺\tLacquer'}
        onChange={({ target }) => setText(target.value)}
      />
      <p id={`${id}-unread`} className={unread.length > 0 ? 'finding finding-error' : 'hint'} aria-live="polite">
        {unread.length > 0
          ? t('model.pasteUnread', { lines: unread.slice(0, 8).join(t('comma')) })
          : t('model.pasteRead', { count: read.length })}
      </p>
    </Modal>
  );
}
