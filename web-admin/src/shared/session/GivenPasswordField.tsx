import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { MIN_PASSWORD } from './password';
import { PasswordMeter } from './PasswordMeter';

interface Props {
  label: string;
  /** What an empty field means. */
  help: string;
  /** What the server found, as props of the field. */
  found?: object;
}

/** A password for somebody else; may stay empty. Field `password` of the form around it. */
export function GivenPasswordField({ label, help, found }: Props) {
  const { t } = useTranslation();
  const password = (Form.useWatch('password', Form.useFormInstance()) as string | undefined) ?? '';
  return (
    <Form.Item
      name="password"
      label={label}
      extra={password ? <PasswordMeter password={password} /> : help}
      rules={[{ min: MIN_PASSWORD, message: t('password.tooShort', { count: MIN_PASSWORD }) }]}
      {...found}
    >
      <Input.Password autoComplete="new-password" />
    </Form.Item>
  );
}
