import { useTranslation } from 'react-i18next';
import type { Finding } from '@/shared/api/fragments';
import { findField } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';

/** What the machine found, each with the field and the language it is about. */
export function ReviewFindings({ findings, type: typeId }: { findings: Finding[]; type: string | undefined }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  if (findings.length === 0) return null;
  const type = model.types.find(({ id }) => id === typeId);
  return (
    <ul className="findings" aria-label={t('reviews.findings')}>
      {findings.map((finding, index) => {
        const field = type && finding.field ? textIn(findField(type, finding.field)?.label) : '';
        const language = textIn(model.locales.find(({ tag }) => tag === finding.locale)?.name);
        const place = [field, language].filter(Boolean).join(' · ');
        return (
          <li key={index} className={`finding finding-${finding.severity.toLowerCase()}`}>
            <span>
              {place && <strong>{place} </strong>}
              {textIn(finding.message)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
