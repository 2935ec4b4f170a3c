import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Typed } from './draft';

interface Props {
  label: string;
  value: Typed;
  onChange: (value: Typed) => void;
}

/** One text in Chinese and in English, side by side. */
export function TwoTexts({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="two-texts">
      <Input
        aria-label={t('workflows.inChinese', { label })}
        placeholder={t('workflows.chinese')}
        lang="zh-Hans"
        maxLength={200}
        value={value.zh}
        onChange={({ target }) => onChange({ ...value, zh: target.value })}
      />
      <Input
        aria-label={t('workflows.inEnglish', { label })}
        placeholder={t('workflows.english')}
        lang="en"
        maxLength={200}
        value={value.en}
        onChange={({ target }) => onChange({ ...value, en: target.value })}
      />
    </div>
  );
}
