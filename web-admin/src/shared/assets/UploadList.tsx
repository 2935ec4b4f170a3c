import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { useProblemText } from '@/shared/ui/Problem';
import type { Upload } from './useUploads';

interface Props {
  uploads: Upload[];
  onAgain: (upload: Upload) => void;
  onClear: () => void;
}

/** What is on its way to the library. */
export function UploadList({ uploads, onAgain, onClear }: Props) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  if (uploads.length === 0) return null;
  const open = uploads.filter((one) => one.state === 'waiting' || one.state === 'sending').length;
  return (
    <section className="uploads" aria-label={t('upload.list')}>
      <header>
        <strong>{open > 0 ? t('upload.open', { count: open }) : t('upload.finished')}</strong>
        {open === 0 && (
          <Button size="small" type="text" onClick={onClear}>
            {t('upload.clear')}
          </Button>
        )}
      </header>
      <ul>
        {uploads.map((one) => (
          <li key={one.key}>
            <span className="upload-name" dir="auto">
              {one.file.name}
            </span>
            {one.state === 'failed' ? (
              <>
                <span className="finding-error">{problemText(one.error)}</span>
                <Button size="small" onClick={() => onAgain(one)}>
                  {t('upload.again')}
                </Button>
              </>
            ) : (
              <Progress
                percent={Math.round(one.share * 100)}
                size="small"
                status={one.state === 'done' ? 'success' : 'normal'}
                aria-label={one.file.name}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
