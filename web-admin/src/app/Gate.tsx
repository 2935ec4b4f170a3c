import { lazy, Suspense } from 'react';
import { Navigate, Outlet } from 'react-router';
import { useModelQuery } from '@/shared/model/useModel';
import { useSession } from '@/shared/session/session';
import { Problem } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { SessionEnded } from './SessionEnded';

const SignInPage = lazy(async () => ({ default: (await import('@/features/sign-in/SignInPage')).SignInPage }));

/** Lets nobody past who is not signed in; keeps the address, so that a deep link survives sign-in. */
export function Gate() {
  const session = useSession();
  if (session.isPending) return <Waiting />;
  if (session.isError) return <Problem error={session.error} retry={() => void session.refetch()} />;
  if (!session.data.setup.complete) return <Navigate to={{ pathname: '/setup', search: location.search }} replace />;
  if (!session.data.viewer) {
    return (
      <Suspense fallback={<Waiting />}>
        <SignInPage />
      </Suspense>
    );
  }
  return (
    <>
      <WithModel />
      <SessionEnded account={session.data.viewer.account} />
    </>
  );
}

function WithModel() {
  const model = useModelQuery();
  if (model.isPending) return <Waiting />;
  if (model.isError) return <Problem error={model.error} retry={() => void model.refetch()} />;
  return <Outlet />;
}
