import { Button, Form, Input, Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  title: string;
  text: ReactNode;
  label: string;
  missing: string;
  submit: string;
  /** Resolves to true when it is done; the dialog stays open else. */
  onSubmit: (reason: string) => Promise<boolean>;
  onClose: () => void;
}

/** Asks for the reason of a step that somebody will want to know later. */
export function ReasonDialog({ title, text, label, missing, submit, onSubmit, onClose }: Props) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  async function send({ reason }: { reason: string }) {
    setBusy(true);
    const done = await onSubmit(reason.trim());
    setBusy(false);
    if (done) onClose();
  }
  return (
    <Modal open onCancel={onClose} title={title} footer={null} destroyOnHidden>
      <Form<{ reason: string }>
        layout="vertical"
        requiredMark={false}
        initialValues={{ reason: '' }}
        onFinish={(typed) => void send(typed)}
      >
        <p className="dialog-text">{text}</p>
        <Form.Item name="reason" label={label} rules={[{ required: true, whitespace: true, message: missing }]}>
          <Input.TextArea autoFocus maxLength={1000} rows={3} dir="auto" />
        </Form.Item>
        <div className="modal-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button danger type="primary" htmlType="submit" loading={busy}>
            {submit}
          </Button>
        </div>
      </Form>
    </Modal>
  );
}
