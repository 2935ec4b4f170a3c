import { useEffect } from 'react';
import { Waiting } from '@/shared/ui/Waiting';

/** Leads on to the GraphQL explorer, a page of its own, once somebody has signed in. */
export function ToExplorer() {
  useEffect(() => location.replace(`${import.meta.env.BASE_URL}explorer.html`), []);
  return <Waiting />;
}
