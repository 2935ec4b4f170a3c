import { App, Button, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useTime } from '@/shared/time';
import { addressOfFault } from './addresses';
import { ChangeList } from './ChangeList';
import { ConflictDialog } from './ConflictDialog';
import { useDraft } from './draft-context';

/** How much is changed and not in force, and the way on. */
export function DraftBar() {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const time = useTime();
  const model = useDraft();
  const { changes, faults, overtaken, server, discard } = model;
  const [merging, setMerging] = useState(false);
  const first = faults[0];
  const ask = () =>
    void modal.confirm({
      title: t('model.discardTitle', { count: changes.length }),
      content: t('model.discardText'),
      okText: t('model.discard'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: discard,
    });
  return (
    <div className="action-bar model-bar" role="region" aria-label={t('model.changes')}>
      <div className="model-bar-text">
        <Popover trigger="click" content={<ChangeList changes={changes} />} title={t('model.changes')}>
          <button type="button" className="text-button model-count">
            {t('model.changeCount', { count: changes.length })}
          </button>
        </Popover>
        {overtaken ? (
          <span className="finding-warning">
            {t('model.overtaken', {
              who: server.changedBy ?? t('conflict.somebody'),
              at: server.changedAt ? time.short(server.changedAt) : '',
            })}
          </span>
        ) : first ? (
          <button
            type="button"
            className="text-button finding-error"
            onClick={() => void navigate(addressOfFault(model, first))}
          >
            {t('model.faultCount', { count: faults.length })}
          </button>
        ) : (
          <span className="muted model-kept">{t('model.kept')}</span>
        )}
      </div>
      <div className="action-bar-end">
        <Button onClick={ask}>{t('model.discard')}</Button>
        {overtaken ? (
          <Button type="primary" onClick={() => setMerging(true)}>
            {t('model.merge')}
          </Button>
        ) : (
          <Button type="primary" onClick={() => void navigate('/model/plan')}>
            {t('model.toPlan')}
          </Button>
        )}
      </div>
      {merging && <ConflictDialog onClose={() => setMerging(false)} />}
    </div>
  );
}
