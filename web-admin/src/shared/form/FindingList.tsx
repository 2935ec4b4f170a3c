import { CloseCircleOutlined, ExclamationCircleOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import type { Finding } from '@/shared/api/fragments';
import { useTextIn } from '@/shared/model/useModel';

/** What to correct, at the place it is about. */
export function FindingList({ findings, id }: { findings: Finding[]; id?: string | undefined }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  if (findings.length === 0) return null;
  return (
    <ul className="findings" id={id}>
      {findings.map((finding, index) => (
        <li key={index} className={`finding finding-${finding.severity.toLowerCase()}`}>
          {finding.severity === 'ERROR' ? (
            <CloseCircleOutlined aria-label={t('finding.error')} />
          ) : (
            <ExclamationCircleOutlined aria-label={t('finding.warning')} />
          )}
          <span>
            {textIn(finding.message)}
            {!finding.stored && <strong> {t('finding.notStored')}</strong>}
          </span>
        </li>
      ))}
    </ul>
  );
}
