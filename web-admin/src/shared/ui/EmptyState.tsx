import type { ReactNode } from 'react';

interface Props {
  title: string;
  /** What belongs here. */
  children?: ReactNode;
  actions?: ReactNode;
}

/** Says what belongs in an empty place and offers to put it there: an empty mat, waiting for its picture. */
export function EmptyState({ title, children, actions }: Props) {
  return (
    <div className="empty">
      <svg className="empty-mat" width="72" height="56" viewBox="0 0 72 56" aria-hidden="true">
        <rect x="0.75" y="0.75" width="70.5" height="54.5" fill="none" strokeWidth="1.5" />
        <rect x="12.5" y="12.5" width="47" height="31" fill="none" strokeDasharray="3 3" />
      </svg>
      <h2>{title}</h2>
      {children !== undefined && <div className="empty-text">{children}</div>}
      {actions !== undefined && <div className="empty-actions">{actions}</div>}
    </div>
  );
}
