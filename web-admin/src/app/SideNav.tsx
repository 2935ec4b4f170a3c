import {
  ApartmentOutlined,
  ApiOutlined,
  AppstoreAddOutlined,
  AuditOutlined,
  CalendarOutlined,
  CodeOutlined,
  DashboardOutlined,
  GlobalOutlined,
  MailOutlined,
  PartitionOutlined,
  PictureOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { ContentType } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useReviewCounts } from '@/shared/reviews/useReviews';
import { useMayCollect } from '@/shared/releases/useReleases';
import { useViewer } from '@/shared/session/session';
import { useTradeAccess, useTradeCounts } from '@/shared/trade/counts';
import { TypeIcon } from '@/shared/model/TypeIcon';

/** Order of the menu's groups; a group of a plugin that is not named here follows. */
const GROUPS = ['showcase', 'trade', 'people', 'editorial', 'reference'];

export function menuGroups(types: ContentType[]): { menu: string; types: ContentType[] }[] {
  const readable = types.filter((type) => type.actions.includes('READ'));
  const menus = [...new Set([...GROUPS, ...readable.map((type) => type.menu)])];
  return menus
    .map((menu) => ({ menu, types: readable.filter((type) => type.menu === menu) }))
    .filter((group) => group.types.length > 0);
}

export function SideNav({ onNavigate }: { onNavigate?: () => void }) {
  const { t, i18n } = useTranslation();
  const model = useModel();
  const viewer = useViewer();
  const textIn = useTextIn();
  const access = useTradeAccess();
  const counts = useTradeCounts();
  const reviews = useReviewCounts();
  const mayCollect = useMayCollect();
  const link = (to: string, icon: ReactNode, label: string, waiting = 0) => (
    <li key={to}>
      <NavLink
        to={to}
        end={to === '/'}
        {...(onNavigate ? { onClick: onNavigate } : {})}
        {...(waiting > 0 ? { 'aria-label': t('nav.waiting', { name: label, count: waiting }) } : {})}
      >
        {icon}
        <span>{label}</span>
        {waiting > 0 && <span className="nav-badge">{waiting > 99 ? '99+' : waiting}</span>}
      </NavLink>
    </li>
  );
  const mayManageUsers = viewer.permissions.includes('users.manage');
  return (
    <nav className="side-nav" aria-label={t('shell.navigation')}>
      <ul>
        {link('/', <DashboardOutlined aria-hidden="true" />, t('nav.dashboard'))}
        {link('/reviews', <AuditOutlined aria-hidden="true" />, t('nav.reviews'), reviews.totalCount)}
        {mayCollect && link('/releases', <CalendarOutlined aria-hidden="true" />, t('nav.releases'))}
        {access.inquiries &&
          link('/inquiries', <MailOutlined aria-hidden="true" />, t('nav.inquiries'), counts.newInquiries)}
        {access.partners &&
          link('/partners', <GlobalOutlined aria-hidden="true" />, t('nav.partners'), counts.waitingPartners)}
      </ul>
      {menuGroups(model.types).map((group) => (
        <section key={group.menu}>
          <h2>{i18n.exists(`menu.${group.menu}`) ? t(`menu.${group.menu}`) : group.menu}</h2>
          <ul>
            {group.types.map((type) =>
              link(`/content/${type.id}`, <TypeIcon name={type.icon} />, textIn(type.pluralLabel)),
            )}
          </ul>
        </section>
      ))}
      <section>
        <h2>{t('menu.library')}</h2>
        <ul>{link('/media', <PictureOutlined aria-hidden="true" />, t('nav.media'))}</ul>
      </section>
      <section>
        <h2>{t('menu.system')}</h2>
        <ul>
          {mayManageUsers && link('/users', <TeamOutlined aria-hidden="true" />, t('nav.users'))}
          {viewer.permissions.includes('review.manage') &&
            link('/settings/workflows', <PartitionOutlined aria-hidden="true" />, t('nav.workflows'))}
          {viewer.permissions.includes('model.manage') &&
            link('/model', <ApartmentOutlined aria-hidden="true" />, t('nav.model'))}
          {viewer.permissions.includes('plugins.manage') &&
            link('/plugins', <AppstoreAddOutlined aria-hidden="true" />, t('nav.plugins'))}
          {link('/tokens', <ApiOutlined aria-hidden="true" />, t('nav.tokens'))}
          <li>
            <a href={`${import.meta.env.BASE_URL}explorer.html`} target="_blank" rel="noreferrer">
              <CodeOutlined aria-hidden="true" />
              <span>{t('nav.explorer')}</span>
            </a>
          </li>
        </ul>
      </section>
    </nav>
  );
}
