import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { MIN_PASSWORD } from './password';
import { PasswordMeter } from './PasswordMeter';

/** A new password with its strength, and the same once more; fields `name` and `again` of the form around them. */
export function NewPasswordFields({ name, label }: { name: string; label: string }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const password = (Form.useWatch(name, form) as string | undefined) ?? '';
  return (
    <>
      <Form.Item
        name={name}
        label={label}
        extra={<PasswordMeter password={password} />}
        rules={[{ required: true, min: MIN_PASSWORD, message: t('password.tooShort', { count: MIN_PASSWORD }) }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t('password.again')}
        dependencies={[name]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value: string | undefined) =>
              value === getFieldValue(name) ? Promise.resolve() : Promise.reject(new Error(t('password.different'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
