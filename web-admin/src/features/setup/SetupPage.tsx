import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Checkbox, Form, Input, Radio, Steps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useNavigate, useSearchParams } from 'react-router';
import { request } from '@/shared/api/client';
import { FindingParts, ViewerParts, type Finding } from '@/shared/api/fragments';
import { graphql } from '@/shared/api/graphql';
import { setLanguage, type UiLanguage } from '@/shared/i18n/i18n';
import { textIn } from '@/shared/model/texts';
import { NewPasswordFields } from '@/shared/session/NewPasswordFields';
import { acceptViewer, useSession } from '@/shared/session/session';
import { DoorFrame } from '@/shared/ui/DoorFrame';
import { useWindowTitle } from '@/shared/ui/PageHeader';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { atLeastOne } from '@/shared/ui/atLeastOne';

const CompleteSetup = graphql(
  `
    mutation CompleteSetup($input: SetupInput!) {
      completeSetup(input: $input) {
        viewer {
          ...ViewerParts
        }
        findings {
          ...FindingParts
        }
      }
    }
  `,
  [ViewerParts, FindingParts],
);

interface Typed {
  language: UiLanguage;
  siteName: string;
  account: string;
  displayName: string;
  password: string;
  again: string;
  contentLocales: string[];
  loadSampleContent: boolean;
}

/** Languages of content offered at the start; more can be added in the settings. Names are in the language itself. */
const CONTENT_LOCALES: [string, string][] = [
  ['zh-Hans', '简体中文'],
  ['en', 'English'],
  ['zh-Hant', '繁體中文'],
  ['ar', 'العربية'],
  ['fr', 'Français'],
  ['ru', 'Русский'],
  ['es', 'Español'],
  ['ug-Arab', 'ئۇيغۇرچە'],
  ['kk-Cyrl', 'Қазақша'],
  ['ja', '日本語'],
  ['ko', '한국어'],
];

/** Fields asked on each step; going on checks these. */
const STEPS: (keyof Typed)[][] = [
  ['language', 'siteName'],
  ['displayName', 'account', 'password', 'again'],
  ['contentLocales'],
  ['loadSampleContent'],
];

/** First run: four steps from an empty server to a signed-in administrator. */
export function SetupPage() {
  const session = useSession();
  const [search] = useSearchParams();
  const { t } = useTranslation();
  useWindowTitle(t('setup.title'));
  if (session.isPending) return <Waiting />;
  if (session.isError) return <Problem error={session.error} retry={() => void session.refetch()} />;
  const { setup } = session.data;
  if (setup.complete) return <Navigate to="/" replace />;
  // The console's link carries it in the fragment, which browsers send to no server.
  const token = new URLSearchParams(window.location.hash.slice(1)).get('token') ?? search.get('token');
  if (!token) {
    return (
      <DoorFrame>
        <h1>{t('setup.title')}</h1>
        <p>{t('setup.tokenMissing')}</p>
      </DoorFrame>
    );
  }
  return <Wizard token={token} sampleOffered={setup.sampleContentOffered} />;
}

function Wizard({ token, sampleOffered }: { token: string | null; sampleOffered: boolean }) {
  const { t, i18n } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const problemText = useProblemText();
  const [form] = Form.useForm<Typed>();
  const [step, setStep] = useState(0);
  const [busy, setBusy] = useState(false);
  const [findings, setFindings] = useState<Finding[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const last = step === STEPS.length - 1;

  async function next() {
    try {
      await form.validateFields(STEPS[step]!);
    } catch {
      return;
    }
    if (!last) {
      setStep(step + 1);
      return;
    }
    await finish();
  }

  async function finish() {
    const typed = form.getFieldsValue(true) as Typed;
    setBusy(true);
    setProblem(null);
    try {
      const { completeSetup } = await request(
        CompleteSetup,
        {
          input: {
            token,
            siteName: typed.siteName.trim(),
            language: typed.language,
            account: typed.account.trim(),
            displayName: typed.displayName.trim(),
            password: typed.password,
            contentLocales: CONTENT_LOCALES.map(([tag]) => tag).filter((tag) => typed.contentLocales.includes(tag)),
            loadSampleContent: typed.loadSampleContent,
          },
        },
        { public: true },
      );
      setFindings(completeSetup.findings);
      if (!completeSetup.viewer) return;
      acceptViewer(queries, completeSetup.viewer);
      await navigate('/', { replace: true });
    } catch (error) {
      setProblem(problemText(error));
    } finally {
      setBusy(false);
    }
  }

  return (
    <DoorFrame wide>
      <h1>{t('setup.title')}</h1>
      <Steps
        className="setup-steps"
        size="small"
        current={step}
        onChange={(to) => to < step && setStep(to)}
        items={['unit', 'administrator', 'languages', 'content'].map((key) => ({ title: t(`setup.step.${key}`) }))}
      />
      {findings.map((finding, index) => (
        <Alert key={index} type="error" showIcon title={textIn(finding.message, i18n.language)} />
      ))}
      {problem && <Alert type="error" showIcon title={problem} />}
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={() => void next()}
        initialValues={{
          language: i18n.language,
          contentLocales: ['zh-Hans', 'en'],
          loadSampleContent: sampleOffered,
          account: 'admin',
        }}
      >
        {step === 0 && (
          <>
            <Form.Item name="language" label={t('setup.language')}>
              <Radio.Group
                onChange={(event) => setLanguage(event.target.value as UiLanguage)}
                options={[
                  { value: 'zh-Hans', label: '简体中文' },
                  { value: 'en', label: 'English' },
                ]}
              />
            </Form.Item>
            <Form.Item
              name="siteName"
              label={t('setup.siteName')}
              extra={t('setup.siteNameHelp')}
              rules={[{ required: true, whitespace: true, message: t('setup.siteNameMissing') }]}
            >
              <Input autoFocus maxLength={80} placeholder={t('setup.siteNameExample')} />
            </Form.Item>
          </>
        )}
        {step === 1 && (
          <>
            <Form.Item
              name="displayName"
              label={t('setup.displayName')}
              rules={[{ required: true, whitespace: true, message: t('setup.displayNameMissing') }]}
            >
              <Input maxLength={80} autoComplete="name" />
            </Form.Item>
            <Form.Item
              name="account"
              label={t('signIn.account')}
              extra={t('setup.accountHelp')}
              rules={[{ required: true, whitespace: true, message: t('signIn.accountMissing') }]}
            >
              <Input maxLength={80} autoComplete="username" autoCapitalize="none" />
            </Form.Item>
            <NewPasswordFields name="password" label={t('signIn.password')} />
          </>
        )}
        {step === 2 && (
          <>
            <Form.Item
              name="contentLocales"
              label={t('setup.contentLocales')}
              extra={t('setup.contentLocalesHelp')}
              rules={[atLeastOne(t('setup.contentLocalesMissing'))]}
            >
              <Checkbox.Group
                className="check-grid"
                options={CONTENT_LOCALES.map(([tag, name]) => ({
                  value: tag,
                  label: (
                    <span lang={tag} dir="auto">
                      {name}
                    </span>
                  ),
                }))}
              />
            </Form.Item>
          </>
        )}
        {step === 3 && (
          <>
            <Form.Item name="loadSampleContent" label={t('setup.start')}>
              <Radio.Group className="choice-cards">
                {sampleOffered && (
                  <Radio value={true}>
                    <strong>{t('setup.sample')}</strong>
                    <span className="hint">{t('setup.sampleHelp')}</span>
                  </Radio>
                )}
                <Radio value={false}>
                  <strong>{t('setup.empty')}</strong>
                  <span className="hint">{t('setup.emptyHelp')}</span>
                </Radio>
              </Radio.Group>
            </Form.Item>
          </>
        )}
        <div className="modal-actions">
          {step > 0 && <Button onClick={() => setStep(step - 1)}>{t('setup.back')}</Button>}
          <Button type="primary" htmlType="submit" loading={busy}>
            {last ? t('setup.finish') : t('setup.next')}
          </Button>
        </div>
      </Form>
    </DoorFrame>
  );
}
