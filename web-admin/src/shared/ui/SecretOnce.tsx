import { Modal, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  text: string;
  secret: string;
  onClose: () => void;
}

/** A secret that is shown this once; closing needs a decision, not a slip beside the dialog. */
export function SecretOnce({ title, text, secret, onClose }: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open
      title={title}
      mask={{ closable: false }}
      keyboard={false}
      closable={false}
      cancelButtonProps={{ hidden: true }}
      okText={t('secret.kept')}
      onOk={onClose}
    >
      <p>{text}</p>
      <Typography.Paragraph className="secret" copyable={{ text: secret }}>
        <code>{secret}</code>
      </Typography.Paragraph>
    </Modal>
  );
}
