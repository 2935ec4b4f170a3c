import { EditOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { request } from '@/shared/api/client';
import { TermName } from '@/shared/model/TermName';
import { useTime } from '@/shared/time';
import { EmptyState } from '@/shared/ui/EmptyState';
import { useWindowTitle } from '@/shared/ui/PageHeader';
import { Problem } from '@/shared/ui/Problem';
import { ReasonDialog } from '@/shared/ui/ReasonDialog';
import { Waiting } from '@/shared/ui/Waiting';
import { Catalogues } from './Catalogues';
import { PartnerForm } from './PartnerForm';
import './partners.css';
import { PartnerStateMark } from './PartnerStateMark';
import { PartnerUsers } from './PartnerUsers';
import { ApprovePartner, PartnerQuery, RefusePartner, SuspendPartner, type Partner } from './queries';
import { partnerKey, usePartnerChange } from './usePartner';

/** One partner: its application and the decision, what it holds and sees, who signs in for it. */
export function PartnerPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const partner = useQuery({
    queryKey: partnerKey(id),
    queryFn: async ({ signal }) => (await request(PartnerQuery, { id }, { signal })).partner,
  });
  if (partner.isPending) return <Waiting rows={10} />;
  if (partner.isError) return <Problem error={partner.error} retry={() => void partner.refetch()} />;
  if (!partner.data) {
    return (
      <div className="page">
        <EmptyState
          title={t('partners.gone')}
          actions={
            <Link to="/partners">
              <Button type="primary">{t('edit.toList')}</Button>
            </Link>
          }
        >
          {t('partners.goneText')}
        </EmptyState>
      </div>
    );
  }
  return <Shown key={id} partner={partner.data} />;
}

type Dialog = 'edit' | 'refuse' | 'suspend' | null;

function Shown({ partner }: { partner: Partner }) {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const { busy, change } = usePartnerChange();
  const [dialog, setDialog] = useState<Dialog>(null);
  useWindowTitle(partner.company);
  const named = { name: partner.company };
  const at = { id: partner.id, expectedVersion: partner.version };
  const approve = () => change(() => request(ApprovePartner, at), t('partners.approved', named), partner.id);
  const askApprove = () => {
    if (partner.namesakes === 0) {
      void approve();
      return;
    }
    void modal.confirm({
      title: t('partners.approveTitle', named),
      content: t('partners.namesakes', { count: partner.namesakes }),
      okText: t('partners.approve'),
      cancelText: t('cancel'),
      onOk: approve,
    });
  };
  return (
    <div className="page page-wide">
      <p className="crumb">
        <Link to="/partners">{t('nav.partners')}</Link>
      </p>
      <header className="partner-head">
        <div>
          <h1 className="serif" dir="auto">
            {partner.company}
          </h1>
          <p className="partner-line">
            <PartnerStateMark state={partner.state} />
            <span className="muted">
              <TermName vocabulary="country" codes={[partner.country]} />
            </span>
          </p>
        </div>
        <div className="partner-actions">
          {partner.state === 'APPLIED' && (
            <Button danger disabled={busy} onClick={() => setDialog('refuse')}>
              {t('partners.refuse')}
            </Button>
          )}
          {partner.state === 'APPROVED' && (
            <Button danger disabled={busy} onClick={() => setDialog('suspend')}>
              {t('partners.suspend')}
            </Button>
          )}
          {partner.state !== 'APPROVED' && (
            <Button type="primary" loading={busy} onClick={askApprove}>
              {partner.state === 'APPLIED' ? t('partners.approve') : t('partners.readmit')}
            </Button>
          )}
        </div>
      </header>
      <Standing partner={partner} />
      <div className="partner-body">
        <div className="partner-main">
          {partner.message && (
            <section className="partner-part" aria-labelledby="message-title">
              <h2 id="message-title">{t('partners.application')}</h2>
              <blockquote className="partner-message" dir="auto">
                {partner.message}
              </blockquote>
            </section>
          )}
          <Catalogues partner={partner} />
          <PartnerUsers partner={partner} />
        </div>
        <Facts partner={partner} onEdit={() => setDialog('edit')} />
      </div>
      {dialog === 'edit' && (
        <PartnerForm partner={partner} onClose={() => setDialog(null)} onSaved={() => setDialog(null)} />
      )}
      {dialog === 'refuse' && (
        <ReasonDialog
          title={t('partners.refuseTitle', named)}
          text={t('partners.refuseText')}
          label={t('partners.reason')}
          missing={t('partners.reasonMissing')}
          submit={t('partners.refuse')}
          onClose={() => setDialog(null)}
          onSubmit={async (reason) =>
            (await change(
              () => request(RefusePartner, { ...at, reason }),
              t('partners.refused', named),
              partner.id,
            )) !== null
          }
        />
      )}
      {dialog === 'suspend' && (
        <ReasonDialog
          title={t('partners.suspendTitle', named)}
          text={t('partners.suspendText')}
          label={t('partners.reason')}
          missing={t('partners.reasonMissing')}
          submit={t('partners.suspend')}
          onClose={() => setDialog(null)}
          onSubmit={async (reason) =>
            (await change(
              () => request(SuspendPartner, { ...at, reason }),
              t('partners.suspended', named),
              partner.id,
            )) !== null
          }
        />
      )}
    </div>
  );
}

/** What the state means just now, in a sentence: why it was refused or suspended, what an application waits for. */
function Standing({ partner }: { partner: Partner }) {
  const { t } = useTranslation();
  if (partner.state === 'APPROVED') return null;
  return (
    <div className={`standing standing-${partner.state.toLowerCase()}`}>
      <p>{t(`partners.standing.${partner.state}`)}</p>
      {partner.reason && (
        <p>
          <span className="muted">{t('partners.reason')}</span> <bdi>{partner.reason}</bdi>
        </p>
      )}
      {partner.state === 'APPLIED' && partner.namesakes > 0 && (
        <p className="finding finding-warning">{t('partners.namesakes', { count: partner.namesakes })}</p>
      )}
    </div>
  );
}

function Facts({ partner, onEdit }: { partner: Partner; onEdit: () => void }) {
  const { t } = useTranslation();
  const time = useTime();
  const byAt = (who: { displayName: string } | null, when: string) =>
    who ? t('panel.byAt', { who: who.displayName, at: time.short(when) }) : time.short(when);
  return (
    <aside className="partner-facts" aria-labelledby="facts-title">
      <header>
        <h2 id="facts-title">{t('partners.facts')}</h2>
        <Button type="text" icon={<EditOutlined />} onClick={onEdit}>
          {t('partners.edit')}
        </Button>
      </header>
      <dl className="facts">
        <Fact name={t('partners.contact')}>
          <bdi>{partner.contact}</bdi>
        </Fact>
        <Fact name={t('users.email')}>
          <a href={`mailto:${partner.email}`}>{partner.email}</a>
        </Fact>
        {partner.phone && (
          <Fact name={t('partners.phone')}>
            <a href={`tel:${partner.phone.replace(/[^+\d]/g, '')}`}>
              <bdi dir="ltr">{partner.phone}</bdi>
            </a>
          </Fact>
        )}
        {partner.website && (
          <Fact name={t('partners.website')}>
            <a href={partner.website} target="_blank" rel="noreferrer noopener">
              {partner.website.replace(/^https?:\/\//, '')}
            </a>
          </Fact>
        )}
        {partner.languages.length > 0 && (
          <Fact name={t('partners.languages')}>
            <TermName vocabulary="language" codes={partner.languages} />
          </Fact>
        )}
        {partner.currencies.length > 0 && (
          <Fact name={t('partners.currencies')}>
            <TermName vocabulary="currency" codes={partner.currencies} />
          </Fact>
        )}
        {partner.note && (
          <Fact name={t('partners.note')}>
            <span className="value-text" dir="auto">
              {partner.note}
            </span>
          </Fact>
        )}
        <Fact name={partner.createdBy ? t('partners.entered') : t('partners.applied')}>
          {byAt(partner.createdBy, partner.createdAt)}
        </Fact>
        {partner.decidedAt && <Fact name={t('partners.decided')}>{byAt(partner.decidedBy, partner.decidedAt)}</Fact>}
      </dl>
      <p>
        <Link to={`/inquiries?partner=${partner.id}`}>{t('partners.itsInquiries')}</Link>
      </p>
    </aside>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
