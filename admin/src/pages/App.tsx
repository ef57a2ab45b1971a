import { Layouts, Page, useIsMobile } from '@strapi/strapi/admin';
import { Suspense, lazy } from 'react';
import { Navigate, Outlet, Route, Routes } from 'react-router-dom';

import { useMay } from '../hooks/useMay';
import { ANY_SCREEN } from '../permissions';
import { Navigation } from './Navigation';
import { NEW_POLICY, SECTIONS } from './sections';

const InvitationsPage = lazy(() =>
  import('./Invitations/InvitationsPage').then((module) => ({ default: module.InvitationsPage })),
);
const InvitationPage = lazy(() =>
  import('./Invitations/InvitationPage').then((module) => ({ default: module.InvitationPage })),
);
const ImportPage = lazy(() =>
  import('./Import/ImportPage').then((module) => ({ default: module.ImportPage })),
);
const BatchPage = lazy(() => import('./Import/BatchPage').then((module) => ({ default: module.BatchPage })));
const LinksPage = lazy(() => import('./Links/LinksPage').then((module) => ({ default: module.LinksPage })));
const ClientsPage = lazy(() =>
  import('./Clients/ClientsPage').then((module) => ({ default: module.ClientsPage })),
);

const AuditPage = lazy(() => import('./Audit/AuditPage').then((module) => ({ default: module.AuditPage })));
const PoliciesPage = lazy(() =>
  import('./Policies/PoliciesPage').then((module) => ({ default: module.PoliciesPage })),
);
const PolicyPage = lazy(() =>
  import('./Policies/PolicyPage').then((module) => ({ default: module.PolicyPage })),
);
const NewPolicyPage = lazy(() =>
  import('./Policies/NewPolicyPage').then((module) => ({ default: module.NewPolicyPage })),
);
const SettingsPage = lazy(() =>
  import('./Settings/SettingsPage').then((module) => ({ default: module.SettingsPage })),
);

export function App() {
  return (
    <Page.Protect permissions={ANY_SCREEN}>
      <Routes>
        <Route index element={<Entrance />} />
        <Route element={<WithNavigation />}>
          <Route path="invitations" element={<InvitationsPage />} />
          <Route path="invitations/:id" element={<InvitationPage />} />
          <Route path="import" element={<ImportPage />} />
          <Route path="import/:id" element={<BatchPage />} />
          <Route path="links" element={<LinksPage />} />
          <Route path="clients" element={<ClientsPage />} />
          <Route path="audit" element={<AuditPage />} />
          <Route path="policies" element={<PoliciesPage />} />
          <Route path={`policies/${NEW_POLICY}`} element={<NewPolicyPage />} />
          <Route path="policies/:key" element={<PolicyPage />} />
          <Route path="settings" element={<SettingsPage />} />
        </Route>
        <Route path="*" element={<Navigate to="." replace />} />
      </Routes>
    </Page.Protect>
  );
}

/** The first section that the admin may read; on a narrow screen the sections themselves, as Settings does it. */
function Entrance() {
  const may = useMay();
  const isMobile = useIsMobile();
  const first = SECTIONS.find(({ action }) => may(action));
  if (!isMobile && first) return <Navigate to={first.path} replace />;
  return <Navigation isFullPage />;
}

function WithNavigation() {
  return (
    <Layouts.Root sideNav={<Navigation />}>
      <Suspense fallback={<Page.Loading />}>
        <Outlet />
      </Suspense>
    </Layouts.Root>
  );
}
