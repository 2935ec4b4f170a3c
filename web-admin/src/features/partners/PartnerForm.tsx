import { App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '@/shared/api/client';
import { TermSelect, TermSelectMany } from '@/shared/fields/TermSelect';
import { GivenPasswordField } from '@/shared/session/GivenPasswordField';
import { useProblemText } from '@/shared/ui/Problem';
import { useFindings } from '@/shared/ui/useFindings';
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

/** Fields a finding of the server can be shown at. */
const NAMED = [
  'company',
  'country',
  'languages',
  'currencies',
  'contact',
  'email',
  'phone',
  'website',
  'note',
  'account.account',
  'account.password',
];

/** Company and contact of a partner; for a new one also its first account. */
export function PartnerForm({ partner, onClose, onSaved }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const { take } = usePartnerChange();
  const [form] = Form.useForm<Typed>();
  const findings = useFindings(NAMED);
  const [busy, setBusy] = useState(false);
  const account = (Form.useWatch('account', form) as string | undefined) ?? '';

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
      findings.set(result.findings);
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
        {findings.elsewhere}
        <Form.Item
          name="company"
          label={t('partners.company')}
          rules={missing(t('partners.companyMissing'))}
          {...findings.at('company')}
        >
          <Input maxLength={190} dir="auto" autoFocus={!partner} />
        </Form.Item>
        <Form.Item
          name="country"
          label={t('partners.country')}
          rules={[{ required: true, message: t('partners.countryMissing') }]}
          {...findings.at('country')}
        >
          <TermField vocabulary="country" label={t('partners.country')} />
        </Form.Item>
        <Form.Item
          name="contact"
          label={t('partners.contact')}
          rules={missing(t('partners.contactMissing'))}
          {...findings.at('contact')}
        >
          <Input maxLength={100} dir="auto" autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="email"
          label={t('users.email')}
          rules={missing(t('partners.emailMissing'))}
          {...findings.at('email')}
        >
          <Input type="email" maxLength={254} autoComplete="off" />
        </Form.Item>
        <Form.Item name="phone" label={t('partners.phone')} {...findings.at('phone')}>
          <Input type="tel" maxLength={40} autoComplete="off" placeholder="+49 40 …" />
        </Form.Item>
        <Form.Item name="website" label={t('partners.website')} {...findings.at('website')}>
          <Input type="url" maxLength={500} autoComplete="off" placeholder="https://" />
        </Form.Item>
        <Form.Item name="languages" label={t('partners.languages')} {...findings.at('languages')}>
          <TermsField vocabulary="language" label={t('partners.languages')} />
        </Form.Item>
        <Form.Item name="currencies" label={t('partners.currencies')} {...findings.at('currencies')}>
          <TermsField vocabulary="currency" label={t('partners.currencies')} />
        </Form.Item>
        <Form.Item name="note" label={t('partners.note')} extra={t('partners.noteHelp')} {...findings.at('note')}>
          <Input.TextArea maxLength={4000} rows={2} dir="auto" />
        </Form.Item>
        {!partner && (
          <>
            <Form.Item
              name="account"
              label={t('partners.firstAccount')}
              extra={t('partners.firstAccountHelp')}
              {...findings.at('account.account')}
            >
              <Input maxLength={80} autoComplete="off" autoCapitalize="none" />
            </Form.Item>
            {account.trim() && (
              <GivenPasswordField
                label={t('signIn.password')}
                help={t('users.passwordHelp')}
                found={findings.at('account.password')}
              />
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
