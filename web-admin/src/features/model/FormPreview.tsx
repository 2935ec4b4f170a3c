import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Json } from '@/shared/json';
import { withValue, type Values } from '@/shared/fields/values';
import { EntryForm } from '@/shared/form/EntryForm';
import { allFields, type ContentType, type Field } from '@/shared/model/model';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { useDraft } from './draft-context';
import { partsOf } from './parts';
import { PlanWaiting } from './PlanWaiting';
import { modelOfPlan } from './preview';
import { useModelPlan } from './useModelPlan';

/** The form editors will have. What is typed here goes nowhere. */
export function FormPreview({ typeId }: { typeId: string }) {
  const { t } = useTranslation();
  const draft = useDraft();
  const model = useModel();
  const plan = useModelPlan(600);
  const types = plan.data?.types;
  const planned = useMemo(() => modelOfPlan(model, types ?? [], partsOf(draft)), [model, types, draft]);
  const type = planned.types.find(({ id }) => id === typeId);
  if (draft.changes.length > 0 && !plan.data) return <PlanWaiting plan={plan} />;
  return (
    <div className="form-preview">
      <PlanWaiting plan={plan} />
      {type ? (
        <PreviewModel key={type.id} model={planned}>
          <Trial type={type} />
        </PreviewModel>
      ) : (
        <EmptyState title={t('model.noPreview')}>{t('model.noPreviewText')}</EmptyState>
      )}
    </div>
  );
}

interface ModelProps {
  model: ReturnType<typeof modelOfPlan>;
  children: React.ReactNode;
}

/** The form asks for the model: here it gets the one that is planned. */
function PreviewModel({ model, children }: ModelProps) {
  const queries = useMemo(() => {
    const client = new QueryClient({ defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false } } });
    // Never out of date, so that the model in force is not asked for in its place.
    client.setQueryData(['model'], model, { updatedAt: Number.MAX_SAFE_INTEGER });
    return client;
  }, [model]);
  return <QueryClientProvider client={queries}>{children}</QueryClientProvider>;
}

function Trial({ type }: { type: ContentType }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const model = useModel();
  const [values, setValues] = useState<Values>({});
  const [locale, setLocale] = useState(model.defaultLocale);
  const change = useCallback(
    (field: Field, at: string | null, value: Json | undefined) => setValues((old) => withValue(old, field, at, value)),
    [],
  );
  return (
    <>
      <div className="preview-head">
        <p className="muted">{t('model.trialText')}</p>
        {allFields(type).some((field) => field.localized) && (
          <Select
            aria-label={t('model.trialLocale')}
            value={locale}
            onChange={setLocale}
            options={model.locales.map(({ tag, name }) => ({ value: tag, label: textIn(name) }))}
          />
        )}
      </div>
      <EntryForm
        type={type}
        entryId=""
        values={values}
        translations={{}}
        findings={[]}
        disabled={false}
        source={model.defaultLocale}
        target={null}
        shown={[locale]}
        trial
        onChange={change}
      />
    </>
  );
}
