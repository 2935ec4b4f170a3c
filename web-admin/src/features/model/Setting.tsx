import { useId, type ReactNode } from 'react';

interface Props {
  label: string;
  hint?: ReactNode;
  fault?: string | undefined;
  children: (id: string, described: string | undefined) => ReactNode;
}

/** One setting: its label, its control, what is wrong with it, and a sentence on what it does. */
export function Setting({ label, hint, fault, children }: Props) {
  const id = useId();
  const described = [fault && `${id}-fault`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined;
  return (
    <div className={fault ? 'setting setting-fault' : 'setting'}>
      <label htmlFor={id}>{label}</label>
      {children(id, described)}
      {fault && (
        <p id={`${id}-fault`} className="finding finding-error">
          {fault}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
