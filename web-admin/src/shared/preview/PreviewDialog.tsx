import { useQuery } from '@tanstack/react-query';
import { App, Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { SecretOnce } from '@/shared/ui/SecretOnce';
import { CreatePreviewToken, PreviewTokensQuery, RevokePreviewToken } from './queries';

const DAYS = [1, 7, 30];
const MINUTES_A_DAY = 24 * 60;

interface Props {
  /** What the link shows. */
  of: { entryId: string } | { releaseId: string };
  /** The one that is being worked on. */
  locale: string;
  onClose: () => void;
}

/** Makes links that show a draft, or a release as if it were out, to people without an account, and takes them back. */
export function PreviewDialog({ of, locale, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const model = useModel();
  const textIn = useTextIn();
  const time = useTime();
  const problemText = useProblemText();
  const [chosen, setChosen] = useState(locale);
  const [days, setDays] = useState(7);
  const [busy, setBusy] = useState(false);
  const [made, setMade] = useState<{ secret: string; url: string | null } | null>(null);
  const tokens = useQuery({
    queryKey: ['preview-tokens', of],
    queryFn: () => request(PreviewTokensQuery, of),
  });
  const ofRelease = 'releaseId' in of;
  const live = tokens.data?.previewTokens.filter((token) => token.live) ?? [];
  const nameOf = (tag: string) => textIn(model.locales.find((known) => known.tag === tag)?.name) || tag;

  async function change(work: () => Promise<void>) {
    setBusy(true);
    try {
      await work();
      await tokens.refetch();
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }

  const create = () =>
    change(async () => {
      const { createPreviewToken } = await request(CreatePreviewToken, {
        input: { ...of, locale: chosen, minutes: days * MINUTES_A_DAY },
      });
      setMade(createPreviewToken);
    });

  if (made) {
    return (
      <SecretOnce
        title={t('previewLink.linkTitle')}
        text={t(made.url ? 'previewLink.linkText' : 'previewLink.secretText')}
        secret={made.url ?? made.secret}
        onClose={() => setMade(null)}
      />
    );
  }
  return (
    <Modal open onCancel={onClose} title={t('previewLink.title')} footer={null}>
      <p>{t(ofRelease ? 'previewLink.textRelease' : 'previewLink.text')}</p>
      <label className="sub-field">
        <span className="sub-label">{t('previewLink.locale')}</span>
        <Select
          aria-label={t('previewLink.locale')}
          value={chosen}
          onChange={setChosen}
          options={model.locales.map(({ tag }) => ({ value: tag, label: nameOf(tag) }))}
        />
      </label>
      <label className="sub-field">
        <span className="sub-label">{t('previewLink.expires')}</span>
        <Select
          aria-label={t('previewLink.expires')}
          value={days}
          onChange={setDays}
          options={DAYS.map((count) => ({ value: count, label: t('previewLink.days', { count }) }))}
        />
      </label>
      {tokens.isError && <Problem error={tokens.error} retry={() => void tokens.refetch()} />}
      {live.length > 0 && (
        <section>
          <h3 className="sub-label">{t('previewLink.live')}</h3>
          <ul>
            {live.map((token) => (
              <li key={token.id}>
                {t('previewLink.until', {
                  locale: nameOf(token.locale),
                  by: token.createdBy?.displayName ?? '–',
                  at: time.short(token.expiresAt),
                })}{' '}
                <Button
                  size="small"
                  danger
                  type="text"
                  disabled={busy}
                  onClick={() =>
                    void change(async () => {
                      await request(RevokePreviewToken, { id: token.id });
                    })
                  }
                >
                  {t('previewLink.revoke')}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className="modal-actions">
        <Button onClick={onClose}>{t('previewLink.close')}</Button>
        <Button type="primary" loading={busy} onClick={() => void create()}>
          {t('previewLink.create')}
        </Button>
      </div>
    </Modal>
  );
}
