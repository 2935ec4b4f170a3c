import { useEffect, type ReactNode } from 'react';
import { useSession } from '@/shared/session/session';

interface Props {
  title: ReactNode;
  /** For the window's title when `title` is not plain text. */
  windowTitle?: string;
  lead?: ReactNode;
  actions?: ReactNode;
  count?: string | undefined;
}

/** Head of a page: one h1, a sentence, and at the end its actions. */
export function PageHeader({ title, windowTitle, lead, actions, count }: Props) {
  useWindowTitle(windowTitle ?? (typeof title === 'string' ? title : ''));
  return (
    <header className="page-header">
      <div className="page-header-text">
        <h1>
          {title}
          {count !== undefined && <span className="page-header-count">{count}</span>}
        </h1>
        {lead !== undefined && <p className="lead">{lead}</p>}
      </div>
      {actions !== undefined && <div className="page-header-actions">{actions}</div>}
    </header>
  );
}

export function useWindowTitle(title: string): void {
  const siteName = useSession().data?.viewer?.siteName ?? '易展';
  useEffect(() => {
    document.title = title ? `${title} · ${siteName}` : siteName;
  }, [title, siteName]);
}
