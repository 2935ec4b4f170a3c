import { App as AntApp } from 'antd';
import { lazy, Suspense, type ComponentType } from 'react';
import { createBrowserRouter, Outlet } from 'react-router';
import { Waiting } from '@/shared/ui/Waiting';
import { Gate } from './Gate';
import { NotFound } from './NotFound';
import { Shell } from './Shell';
import { ToExplorer } from './ToExplorer';

type Loaded = { [name: string]: ComponentType };

/** A page in a chunk of its own. */
function page(load: () => Promise<Loaded>, name: string) {
  const Page = lazy(async () => ({ default: (await load())[name]! }));
  return (
    <Suspense fallback={<Waiting />}>
      <Page />
    </Suspense>
  );
}

export const router = createBrowserRouter(
  [
    {
      // What antd shows in dialogs stands inside the router, as it holds links.
      element: (
        <AntApp className="app" message={{ maxCount: 3 }}>
          <Outlet />
        </AntApp>
      ),
      children: [
        { path: '/setup', element: page(() => import('@/features/setup/SetupPage'), 'SetupPage') },
        {
          element: <Gate />,
          children: [
            {
              element: <Shell />,
              children: [
                { index: true, element: page(() => import('@/features/dashboard/DashboardPage'), 'DashboardPage') },
                {
                  path: 'content/:type',
                  element: page(() => import('@/features/entry-list/EntryListPage'), 'EntryListPage'),
                },
                {
                  path: 'content/:type/:id',
                  element: page(() => import('@/features/entry-edit/EntryEditPage'), 'EntryEditPage'),
                },
                {
                  path: 'content/:type/:id/versions',
                  element: page(() => import('@/features/versions/VersionsPage'), 'VersionsPage'),
                },
                { path: 'reviews', element: page(() => import('@/features/reviews/ReviewsPage'), 'ReviewsPage') },
                {
                  path: 'settings/workflows',
                  element: page(() => import('@/features/workflows/WorkflowsPage'), 'WorkflowsPage'),
                },
                { path: 'releases', element: page(() => import('@/features/releases/ReleasesPage'), 'ReleasesPage') },
                { path: 'releases/:id', element: page(() => import('@/features/releases/ReleasePage'), 'ReleasePage') },
                { path: 'media', element: page(() => import('@/features/media/MediaPage'), 'MediaPage') },
                { path: 'users', element: page(() => import('@/features/users/UsersPage'), 'UsersPage') },
                { path: 'tokens', element: page(() => import('@/features/users/TokensPage'), 'TokensPage') },

                { path: 'partners', element: page(() => import('@/features/partners/PartnersPage'), 'PartnersPage') },
                { path: 'partners/:id', element: page(() => import('@/features/partners/PartnerPage'), 'PartnerPage') },
                {
                  path: 'inquiries/:id?',
                  element: page(() => import('@/features/inquiries/InquiriesPage'), 'InquiriesPage'),
                },
                {
                  path: 'model',
                  element: page(() => import('@/features/model/ModelFrame'), 'ModelFrame'),
                  children: [
                    { index: true, element: page(() => import('@/features/model/ModelPage'), 'ModelPage') },
                    { path: 'plan', element: page(() => import('@/features/model/PlanPage'), 'PlanPage') },
                    { path: 'types/:id', element: page(() => import('@/features/model/TypePage'), 'TypePage') },
                    {
                      path: 'vocabularies/:id',
                      element: page(() => import('@/features/model/VocabularyPage'), 'VocabularyPage'),
                    },
                  ],
                },
                { path: 'plugins/:id?', element: page(() => import('@/features/plugins/PluginsPage'), 'PluginsPage') },
                { path: 'explorer', element: <ToExplorer /> },
                { path: 'account', element: page(() => import('@/features/account/AccountPage'), 'AccountPage') },
                { path: '*', element: <NotFound /> },
              ],
            },
          ],
        },
      ],
    },
  ],
  { basename: '/admin' },
);
