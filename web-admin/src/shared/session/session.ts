import { useQuery, type QueryClient } from '@tanstack/react-query';
import { holdCsrfToken, request } from '@/shared/api/client';
import { ViewerParts, type Viewer } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';

const SessionQuery = graphql(
  `
    query Session {
      setup {
        complete
        sampleContentOffered
      }
      viewer {
        ...ViewerParts
      }
    }
  `,
  [ViewerParts],
);

const SignIn = graphql(
  `
    mutation SignIn($account: String!, $password: String!) {
      signIn(account: $account, password: $password) {
        viewer {
          ...ViewerParts
        }
        refusal {
          reason
          message
          retryAfterSeconds
        }
      }
    }
  `,
  [ViewerParts],
);

const SignOut = graphql(`
  mutation SignOut {
    signOut
  }
`);

export type SessionState = ResultOf<typeof SessionQuery>;
export type Refusal = NonNullable<ResultOf<typeof SignIn>['signIn']['refusal']>;

export const sessionKey = ['session'];

export function useSession() {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async ({ signal }) => {
      const session = await request(SessionQuery, {}, { signal, public: true });
      holdCsrfToken(session.viewer?.csrfToken ?? null);
      return session;
    },
    staleTime: Infinity,
    retry: 2,
  });
}

/** The signed-in viewer; only below the shell. */
export function useViewer(): Viewer {
  const viewer = useSession().data?.viewer;
  if (!viewer) throw new Error('the viewer is asked for before sign-in');
  return viewer;
}

/** Answers null when signed in, the refusal else. */
export async function signIn(queries: QueryClient, account: string, password: string): Promise<Refusal | null> {
  const { signIn: result } = await request(SignIn, { account, password }, { public: true });
  if (!result.viewer) return result.refusal;
  acceptViewer(queries, result.viewer);
  return null;
}

export function acceptViewer(queries: QueryClient, viewer: Viewer): void {
  holdCsrfToken(viewer.csrfToken);
  queries.setQueryData<SessionState>(sessionKey, (old) => ({
    setup: { sampleContentOffered: false, ...old?.setup, complete: true },
    viewer,
  }));
}

export async function signOut(queries: QueryClient): Promise<void> {
  await request(SignOut, {}, { public: true });
  holdCsrfToken(null);
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== sessionKey[0] });
  queries.setQueryData<SessionState>(sessionKey, (old) => (old ? { ...old, viewer: null } : old));
}
