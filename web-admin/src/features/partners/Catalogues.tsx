import { PlusOutlined } from '@ant-design/icons';
import { useQueries } from '@tanstack/react-query';
import { App, Button, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import type { EntrySummary } from '@/shared/api/fragments';
import { EntryPicker } from '@/shared/entries/EntryPicker';
import { isObject } from '@/shared/json';
import { useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { Picture } from '@/shared/ui/Picture';
import { StateMark } from '@/shared/ui/StateMark';
import { loadSeen, type Seen } from './preview';
import { GrantCatalogues, type CatalogueGrant, type Partner } from './queries';
import { usePartnerChange } from './usePartner';

const CATALOGUE = 'exportCatalog';

/** The catalogues a partner holds: what is in each for the partner, and until when. Every change holds at once. */
export function Catalogues({ partner }: { partner: Partner }) {
  const { t } = useTranslation();
  const { busy, change } = usePartnerChange();
  const [picking, setPicking] = useState(false);
  const grants = partner.catalogues;
  const seen = useQueries({
    queries: grants.map((grant) => ({
      queryKey: ['entries', 'catalogue-seen', grant.catalogueId],
      queryFn: ({ signal }: { signal: AbortSignal }) => loadSeen(grant.catalogueId, signal),
      staleTime: 60_000,
    })),
  });

  const send = (next: { catalogueId: string; until: string | null }[], done: string) =>
    change(
      () => request(GrantCatalogues, { id: partner.id, expectedVersion: partner.version, catalogues: next }),
      done,
      partner.id,
    );
  const held = grants.map(({ catalogueId, until }) => ({ catalogueId, until }));
  const add = (picked: EntrySummary[]) => {
    setPicking(false);
    const added = picked.filter(({ id }) => !held.some((grant) => grant.catalogueId === id));
    if (added.length === 0) return;
    void send(
      [...held, ...added.map(({ id }) => ({ catalogueId: id, until: null }))],
      t('partners.granted', { count: added.length }),
    );
  };
  const button = (
    <Button icon={<PlusOutlined />} onClick={() => setPicking(true)} loading={busy}>
      {t('partners.grant')}
    </Button>
  );
  const holding = grants.filter((grant) => grant.holds);
  return (
    <section className="partner-part" aria-labelledby="catalogues-title">
      <header>
        <h2 id="catalogues-title">{t('partners.catalogues')}</h2>
        {grants.length > 0 && button}
      </header>
      {grants.length === 0 ? (
        <div className="nothing-yet">
          <p>{t('partners.noCatalogues')}</p>
          {button}
        </div>
      ) : (
        <>
          <p className="partner-sees">
            {holding.length === 0 ? t('partners.seesNothing') : t('partners.sees', { count: holding.length })}
          </p>
          <ul className="grant-list">
            {grants.map((grant, index) => (
              <Grant
                key={grant.catalogueId}
                grant={grant}
                approved={partner.state === 'APPROVED'}
                seen={seen[index]?.data}
                disabled={busy}
                onUntil={(until) =>
                  void send(
                    held.map((one) => (one.catalogueId === grant.catalogueId ? { ...one, until } : one)),
                    t('partners.untilSaved'),
                  )
                }
                onRemove={() =>
                  void send(
                    held.filter((one) => one.catalogueId !== grant.catalogueId),
                    t('partners.withdrawn'),
                  )
                }
              />
            ))}
          </ul>
        </>
      )}
      <EntryPicker
        open={picking}
        types={[CATALOGUE]}
        many
        taken={grants.map((grant) => grant.catalogueId)}
        onClose={() => setPicking(false)}
        onPick={add}
      />
    </section>
  );
}

interface GrantProps {
  grant: CatalogueGrant;
  approved: boolean;
  seen: Seen | undefined;
  disabled: boolean;
  onUntil: (until: string | null) => void;
  onRemove: () => void;
}

function Grant({ grant, approved, seen, disabled, onUntil, onRemove }: GrantProps) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const textIn = useTextIn();
  const time = useTime();
  const { catalogue } = grant;
  const title = catalogue?.title ?? t('widget.entryGone');
  const ended = grant.until !== null && new Date(grant.until).getTime() <= Date.now();
  const published = catalogue?.state === 'PUBLISHED' || catalogue?.state === 'CHANGED';
  const ask = () =>
    void modal.confirm({
      title: t('partners.withdrawTitle', { title }),
      content: t('partners.withdrawText'),
      okText: t('partners.withdraw'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: onRemove,
    });
  return (
    <li className={`grant ${grant.holds ? '' : 'grant-off'}`}>
      <Picture asset={catalogue?.image} decorative />
      <div className="grant-text">
        {catalogue ? (
          <Link to={`/content/${CATALOGUE}/${grant.catalogueId}`} className="serif grant-title" dir="auto">
            {title}
          </Link>
        ) : (
          <span className="muted">{title}</span>
        )}
        <span className="muted">
          {[
            audienceOf(catalogue, textIn),
            seen && (published ? t('partners.products', { count: seen.products, priced: seen.priced }) : ''),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {catalogue && !published && <span className="finding finding-warning">{t('partners.notPublished')}</span>}
        {approved && ended && (
          <StateMark shape="clock" tone="gold">
            {t('partners.ended', { at: time.full(grant.until!) })}
          </StateMark>
        )}
      </div>
      <label className="grant-until">
        <span className="hint">{t('partners.until')}</span>
        <DatePicker
          value={grant.until ? dayjs(grant.until) : null}
          minDate={dayjs()}
          placeholder={t('partners.noEnd')}
          disabled={disabled}
          onChange={(day) => onUntil(day ? day.endOf('day').toISOString() : null)}
        />
      </label>
      <Button type="text" danger disabled={disabled} onClick={ask} aria-label={t('partners.withdrawOf', { title })}>
        {t('partners.withdraw')}
      </Button>
    </li>
  );
}

function audienceOf(catalogue: CatalogueGrant['catalogue'], textIn: (texts: Record<string, string>) => string): string {
  const values = catalogue?.values;
  const audience = isObject(values) ? values['core.audience'] : null;
  return isObject(audience) && isObject(audience['label']) ? textIn(audience['label'] as Record<string, string>) : '';
}
