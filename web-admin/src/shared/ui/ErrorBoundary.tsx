import { Component, type ReactNode } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  children: ReactNode;
  /** When it changes (another page), the children get another try. */
  resetKey: string;
}

/** Keeps the frame of the admin standing when a page breaks. */
export class ErrorBoundary extends Component<Props, { broken: boolean; resetKey: string }> {
  override state = { broken: false, resetKey: this.props.resetKey };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  static getDerivedStateFromProps(props: Props, state: { broken: boolean; resetKey: string }) {
    return props.resetKey === state.resetKey ? null : { broken: false, resetKey: props.resetKey };
  }

  override render() {
    return this.state.broken ? <Broken /> : this.props.children;
  }
}

function Broken() {
  const { t } = useTranslation();
  return (
    <div className="problem" role="alert">
      <h1>{t('broken.title')}</h1>
      <p>{t('broken.text')}</p>
      <Button type="primary" onClick={() => window.location.reload()}>
        {t('broken.reload')}
      </Button>
    </div>
  );
}
