import { ArrowLeftOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { TypeIcon } from '@/shared/model/TypeIcon';
import { useTextIn } from '@/shared/model/useModel';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { useMedia } from '@/shared/ui/useMedia';
import { useDraft } from './draft-context';
import { ExtendDialog } from './ExtendDialog';
import { FieldSettings } from './FieldSettings';
import { fieldAt, type Place } from './fields';
import { FormPreview } from './FormPreview';
import { GroupSettings } from './GroupSettings';
import { OwnerMark } from './OwnerMark';
import { partsOf, typesOf, type Part, type TypeParts } from './parts';
import { placeOfText, placeText } from './place';
import { SdlPreview } from './SdlPreview';
import { TypeFields } from './TypeFields';
import { TypeSettings } from './TypeSettings';

const VIEWS = ['settings', 'form', 'graphql'] as const;

/** The builder of one content type. */
export function TypePage() {
  const { t } = useTranslation();
  const { id } = useParams();
  const model = useDraft();
  const found = useMemo(() => typesOf(partsOf(model)).find((type) => type.id === id), [model, id]);
  if (!found) {
    return (
      <div className="page">
        <PageHeader title={t('nav.model')} />
        <EmptyState title={t('model.noType')} actions={<Link to="/model">{t('model.toModel')}</Link>}>
          {t('model.noTypeText')}
        </EmptyState>
      </div>
    );
  }
  return <Builder found={found} />;
}

function Builder({ found }: { found: TypeParts }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const [address, setAddress] = useSearchParams();
  const beside = useMedia('(min-width: 1000px)');
  const [extending, setExtending] = useState(false);
  const parts = [found.type, ...found.groups];
  const part = parts.find(({ key }) => key === address.get('part')) ?? found.type;
  const asked = placeOfText(address.get('field'));
  const place = asked && fieldAt(part.document, asked) ? asked : null;
  const view = VIEWS.find((one) => one === address.get('view')) ?? 'settings';
  const name = textIn(found.label) || t('model.unnamed');
  const inPane = address.has('part') || view !== 'settings';

  const choose = (chosen: Part, at: Place | null) =>
    setAddress({ part: chosen.key, ...(at ? { field: placeText(at) } : {}) }, { replace: beside });
  const look = (next: string) => {
    const changed = new URLSearchParams(address);
    if (next === 'settings') changed.delete('view');
    else changed.set('view', next);
    setAddress(changed, { replace: true });
  };
  const pane = (
    <div className="builder-pane">
      {!beside && (
        <Button
          type="link"
          className="builder-back"
          icon={<ArrowLeftOutlined aria-hidden="true" />}
          onClick={() => setAddress({})}
        >
          {t('model.toFieldList')}
        </Button>
      )}
      <Segmented
        className="builder-views"
        value={view}
        onChange={look}
        options={VIEWS.map((value) => ({ value, label: t(`model.view.${value}`) }))}
      />
      {view === 'form' && <FormPreview typeId={found.id} />}
      {view === 'graphql' && <SdlPreview typeId={found.id} />}
      {view === 'settings' &&
        (place ? (
          <FieldSettings key={`${part.key} ${placeText(place)}`} part={part} place={place} onChoose={choose} />
        ) : part.kind === 'TYPE' ? (
          <TypeSettings key={part.key} part={part} />
        ) : (
          <GroupSettings key={part.key} part={part} />
        ))}
    </div>
  );
  const list = <TypeFields parts={parts} part={part} place={place} onChoose={choose} onLook={beside ? null : look} />;
  return (
    <div className="page page-wide builder-page">
      <p className="crumb">
        <Link to="/model">{t('nav.model')}</Link>
      </p>
      <PageHeader
        windowTitle={name}
        title={
          <span className="builder-title">
            <TypeIcon name={found.icon} /> {name}
          </span>
        }
        lead={
          <>
            <OwnerMark owner={found.type.owner} /> {found.type.locked && t('model.lockedText')}
          </>
        }
        actions={found.type.locked && <Button onClick={() => setExtending(true)}>{t('model.extend')}</Button>}
      />
      <div className="builder">
        {(beside || !inPane) && list}
        {(beside || inPane) && pane}
      </div>
      {extending && <ExtendDialog found={found} onMade={choose} onClose={() => setExtending(false)} />}
    </div>
  );
}
