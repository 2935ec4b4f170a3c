import { useState, type ReactNode } from 'react';
import type { Finding } from '@/shared/api/fragments';
import { useTextIn } from '@/shared/model/useModel';

interface Findings {
  set: (findings: Finding[]) => void;
  /** Props of the form's field, with what was found there. */
  at: (field: string) => { validateStatus?: 'error'; help?: string };
  /** What was found at none of the fields: stands above them. */
  elsewhere: ReactNode;
}

/** What the server found in a form, each at the field it is about. */
export function useFindings(fields: string[]): Findings {
  const textIn = useTextIn();
  const [findings, set] = useState<Finding[]>([]);
  const at = (field: string) => {
    const here = findings.filter((finding) => finding.field === field);
    return here.length === 0
      ? {}
      : { validateStatus: 'error' as const, help: here.map((finding) => textIn(finding.message)).join(' ') };
  };
  const elsewhere = findings
    .filter((finding) => !fields.includes(finding.field ?? ''))
    .map((finding, index) => (
      <p key={index} className="finding finding-error" role="alert">
        {textIn(finding.message)}
      </p>
    ));
  return { set, at, elsewhere };
}
