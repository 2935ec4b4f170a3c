import { App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import type { Finding } from '@/shared/api/fragments';
import { TermSelect, TermSelectMany } from '@/shared/fields/TermSelect';
import { useTextIn } from '@/shared/model/useModel';
import { MIN_PASSWORD } from '@/shared/session/password';
import { PasswordMeter } from '@/shared/session/PasswordMeter';
import { useProblemText } from '@/shared/ui/Problem';
import { CreatePartner, UpdatePartner, type Partner } from './queries';
import { usePartnerChange } from './usePartner';

interface Props {
  partner: Partner | null;
  onClose: () => void;
  /** With the password the server made for a first account; to be shown once. */
  onSaved: (partner: Partner, password: string | null) => void;
}

interface Typed {
  company: string;
  country: string | null;
  languages: string[];
  currencies: string[];
  contact: string;
  email: string;
  phone: string;
  website: string;
  note: string;
  account: string;
  password: string;
}

/** Company and contact of a partner; for a new one also its first account. */
export function PartnerForm({ partner, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const textIn = useTextIn();
  const problemText = useProblemText();
  const { take } = usePartnerChange();
  const [form] = Form.useForm<Typed>();
  const [findings, setFindings] = useState<Finding[]>([]);
  const [busy, setBusy] = useState(false);
  const account = (Form.useWatch('account', form) as string | undefined) ?? '';
  const password = (Form.useWatch('password', form) as string | undefined) ?? '';

  async function save(typed: Typed) {
    setBusy(true);
    try {
      const profile = {
        company: typed.company.trim(),
        country: typed.country ?? '',
        languages: typed.languages,
        currencies: typed.currencies,
        contact: typed.contact.trim(),
        email: typed.email.trim(),
        phone: typed.phone.trim() || null,
        website: typed.website.trim() || null,
        note: typed.note.trim(),
      };
      const { result } = partner
        ? await request(UpdatePartner, { input: { ...profile, id: partner.id, expectedVersion: partner.version } })
        : await request(CreatePartner, {
            input: {
              ...profile,
              ...(typed.account.trim()
                ? {
                    account: {
                      account: typed.account.trim(),
                      displayName: profile.contact,
                      email: profile.email,
                      ...(typed.password ? { password: typed.password } : {}),
                    },
                  }
                : {}),
            },
          });
      setFindings(result.findings);
      if (!result.partner) return;
      take(result.partner);
      void message.success(t('partners.saved', { name: result.partner.company }));
      onSaved(result.partner, result.generatedPassword);
    } catch (error) {
      void message.error(problemText(error));
    } finally {
      setBusy(false);
    }
  }

  /** What the server found, at the field it is about. */
  const found = (field: string) => {
    const here = findings.filter((finding) => finding.field === field);
    return here.length === 0
      ? {}
      : { validateStatus: 'error' as const, help: here.map((finding) => textIn(finding.message)).join(' ') };
  };
  const named = ['company', 'country', 'languages', 'currencies', 'contact', 'email', 'phone', 'website', 'note'];
  const elsewhere = findings.filter((finding) => !named.includes(finding.field ?? ''));
  const missing = (what: string) => [{ required: true, whitespace: true, message: what }];
  return (
    <Drawer open onClose={onClose} size={520} title={partner ? partner.company : t('partners.create')}>
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{
          company: partner?.company ?? '',
          country: partner?.country ?? null,
          languages: partner?.languages ?? [],
          currencies: partner?.currencies ?? [],
          contact: partner?.contact ?? '',
          email: partner?.email ?? '',
          phone: partner?.phone ?? '',
          website: partner?.website ?? '',
          note: partner?.note ?? '',
          account: '',
          password: '',
        }}
        onFinish={(typed) => void save(typed)}
      >
        {elsewhere.map((finding, index) => (
          <p key={index} className="finding finding-error" role="alert">
            {textIn(finding.message)}
          </p>
        ))}
        <Form.Item
          name="company"
          label={t('partners.company')}
          rules={missing(t('partners.companyMissing'))}
          {...found('company')}
        >
          <Input maxLength={190} dir="auto" autoFocus={!partner} />
        </Form.Item>
        <Form.Item
          name="country"
          label={t('partners.country')}
          rules={[{ required: true, message: t('partners.countryMissing') }]}
          {...found('country')}
        >
          <TermField vocabulary="country" label={t('partners.country')} />
        </Form.Item>
        <Form.Item
          name="contact"
          label={t('partners.contact')}
          rules={missing(t('partners.contactMissing'))}
          {...found('contact')}
        >
          <Input maxLength={100} dir="auto" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('users.email')}
          rules={missing(t('partners.emailMissing'))}
          {...found('email')}
        >
          <Input type="email" maxLength={254} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('partners.phone')} {...found('phone')}>
          <Input type="tel" maxLength={40} autoComplete="off" placeholder="+49 40 …" />
        </Form.Item>
        <Form.Item name="website" label={t('partners.website')} {...found('website')}>
          <Input type="url" maxLength={500} autoComplete="off" placeholder="https://" />
        </Form.Item>
        <Form.Item name="languages" label={t('partners.languages')} {...found('languages')}>
          <TermsField vocabulary="language" label={t('partners.languages')} />
        </Form.Item>
        <Form.Item name="currencies" label={t('partners.currencies')} {...found('currencies')}>
          <TermsField vocabulary="currency" label={t('partners.currencies')} />
        </Form.Item>
        <Form.Item name="note" label={t('partners.note')} extra={t('partners.noteHelp')} {...found('note')}>
          <Input.TextArea maxLength={4000} rows={2} dir="auto" />
        </Form.Item>
        {!partner && (
          <>
            <Form.Item name="account" label={t('partners.firstAccount')} extra={t('partners.firstAccountHelp')}>
              <Input maxLength={80} autoComplete="off" autoCapitalize="none" />
            </Form.Item>
            {account.trim() && (
              <Form.Item
                name="password"
                label={t('signIn.password')}
                extra={password ? <PasswordMeter password={password} /> : t('users.passwordHelp')}
                rules={[{ min: MIN_PASSWORD, message: t('password.tooShort', { count: MIN_PASSWORD }) }]}
              >
                <Input.Password autoComplete="new-password" />
              </Form.Item>
            )}
          </>
        )}
        <div className="modal-actions drawer-actions">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" htmlType="submit" loading={busy}>
            {partner ? t('save.submit') : t('partners.create')}
          </Button>
        </div>
      </Form>
    </Drawer>
  );
}

/** What antd's form hands to a field. */
interface Held<Value> {
  id?: string;
  value?: Value;
  onChange?: (value: Value) => void;
  vocabulary: string;
  label: string;
}

function TermField({ id = '', value = null, onChange, vocabulary, label }: Held<string | null>) {
  return (
    <TermSelect
      id={id}
      vocabulary={vocabulary}
      value={value}
      disabled={false}
      label={label}
      onChange={(code) => onChange?.(code)}
    />
  );
}

function TermsField({ id = '', value = [], onChange, vocabulary, label }: Held<string[]>) {
  return (
    <TermSelectMany
      id={id}
      vocabulary={vocabulary}
      codes={value}
      disabled={false}
      label={label}
      onChange={(codes) => onChange?.(codes)}
    />
  );
}
