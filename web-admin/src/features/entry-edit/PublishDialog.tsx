import { useQuery } from '@tanstack/react-query';
import { App, Alert, Button, Checkbox, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import type { Entry, Finding } from '@/shared/api/fragments';
import { uuid7 } from '@/shared/ids';
import { findField, type ContentType } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { StateChip } from '@/shared/ui/StateChip';
import { Waiting } from '@/shared/ui/Waiting';
import { FindingList } from './FindingList';
import { Publish, PublishPlanQuery } from './queries';

interface Props {
  entry: Entry;
  type: ContentType;
  onPublished: (entry: Entry) => void;
  onJump: (finding: Finding) => void;
  onClose: () => void;
}

/** Shows what publishing would do in each language before anything happens. */
export function PublishDialog({ entry, type, onPublished, onJump, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const model = useModel();
  const textIn = useTextIn();
  const problemText = useProblemText();
  const [chosen, setChosen] = useState<string[] | null>(null);
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<Finding[]>([]);
  const plan = useQuery({
    queryKey: ['publish-plan', entry.id, entry.version],
    queryFn: async ({ signal }) => (await request(PublishPlanQuery, { entryId: entry.id }, { signal })).publishPlan,
    gcTime: 0,
  });
  const nameOf = (tag: string) => textIn(model.locales.find((locale) => locale.tag === tag)?.name) || tag;
  const ready = plan.data?.locales.filter((locale) => locale.publishable && locale.changed) ?? [];
  const selected = chosen ?? ready.map(({ locale }) => locale);
  async function publish() {
    setBusy(true);
    try {
      const { publish: result } = await request(Publish, {
        input: {
          entryId: entry.id,
          expectedVersion: entry.version,
          locales: selected,
          idempotencyKey: uuid7(),
          ...(note.trim() ? { note: note.trim() } : {}),
        },
      });
      if (!result.entry) {
        setRefused(result.findings);
        return;
      }
      onPublished(result.entry);
      void message.success(t('publish.done', { locales: result.published.map(nameOf).join(t('comma')) }));
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }
  return (
    <Modal open onCancel={onClose} title={t('publish.title')} width={640} footer={null}>
      {plan.isPending && <Waiting rows={4} />}
      {plan.isError && <Problem error={plan.error} retry={() => void plan.refetch()} />}
      {plan.data && (
        <>
          <ul className="plan">
            {plan.data.locales.map((locale) => (
              <li key={locale.locale}>
                <div className="plan-line">
                  <Checkbox
                    checked={selected.includes(locale.locale)}
                    disabled={!locale.publishable}
                    onChange={(event) =>
                      setChosen(
                        event.target.checked
                          ? [...selected, locale.locale]
                          : selected.filter((other) => other !== locale.locale),
                      )
                    }
                  >
                    {nameOf(locale.locale)}
                  </Checkbox>
                  <StateChip state={locale.state} />
                  <span className="muted">
                    {!locale.publishable
                      ? t('publish.notReady')
                      : locale.changed
                        ? t('publish.willChange')
                        : t('publish.unchanged')}
                  </span>
                </div>
                {locale.findings.map((finding, index) => (
                  <div key={index} className="plan-finding">
                    <FindingList findings={[finding]} />
                    {finding.field && findField(type, finding.field) && (
                      <Button type="link" size="small" onClick={() => onJump(finding)}>
                        {t('publish.goToField', { field: textIn(findField(type, finding.field)?.label) })}
                      </Button>
                    )}
                  </div>
                ))}
              </li>
            ))}
          </ul>
          {plan.data.locales.length === 0 && <p>{t('publish.noLocales')}</p>}
          {plan.data.sharedChanges && <Alert type="info" showIcon title={t('publish.sharedChanges')} />}
          {plan.data.unpublishedReferences.length > 0 && (
            <div className="plan-references">
              <p className="sub-label">{t('publish.unpublishedReferences')}</p>
              <ul>
                {plan.data.unpublishedReferences.map((reference) => (
                  <li key={reference.id}>
                    <Link to={`/content/${reference.type}/${reference.id}`} dir="auto">
                      {reference.title}
                    </Link>
                    <StateChip state={reference.state} />
                  </li>
                ))}
              </ul>
            </div>
          )}
          <label className="sub-field">
            <span className="sub-label">{t('publish.note')}</span>
            <Input value={note} maxLength={500} onChange={(event) => setNote(event.target.value)} />
          </label>
          <FindingList findings={refused} />
          <div className="modal-actions">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="primary" disabled={selected.length === 0} loading={busy} onClick={() => void publish()}>
              {t('publish.submit', { count: selected.length })}
            </Button>
          </div>
        </>
      )}
    </Modal>
  );
}
