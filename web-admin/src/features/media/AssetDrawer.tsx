import { useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import type { Asset, Finding } from '@/shared/api/fragments';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { useTime } from '@/shared/time';
import { Picture } from '@/shared/ui/Picture';
import { Problem, useProblemText } from '@/shared/ui/Problem';
import { Waiting } from '@/shared/ui/Waiting';
import { FocalPoint, type Point } from './FocalPoint';
import { AssetQuery, DeleteAsset, UpdateAsset } from './queries';

/** One asset: its texts in every language, its focal point, its rights, where it is used. */
export function AssetDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const asset = useQuery({
    queryKey: ['asset', id],
    queryFn: async ({ signal }) => (await request(AssetQuery, { id }, { signal })).asset,
    staleTime: 0,
  });
  return (
    <Drawer open onClose={onClose} size={520} title={asset.data?.name ?? t('nav.media')} className="asset-drawer">
      {asset.isPending && <Waiting />}
      {asset.isError && <Problem error={asset.error} retry={() => void asset.refetch()} />}
      {asset.data === null && <p>{t('media.gone')}</p>}
      {asset.data && <AssetForm key={asset.data.version} asset={asset.data} onClose={onClose} />}
    </Drawer>
  );
}

interface Typed {
  name: string;
  alt: Record<string, string>;
  caption: Record<string, string>;
  credit: string;
  rights: string;
}

const withoutBlanks = (texts: Record<string, string> | undefined) =>
  Object.fromEntries(Object.entries(texts ?? {}).filter(([, text]) => text?.trim()));

function AssetForm({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const { message, modal } = App.useApp();
  const model = useModel();
  const textIn = useTextIn();
  const time = useTime();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [point, setPoint] = useState<Point>(asset.focalPoint ?? { x: 0.5, y: 0.5 });
  const [findings, setFindings] = useState<Finding[]>([]);
  const [busy, setBusy] = useState(false);

  async function save(typed: Typed) {
    setBusy(true);
    try {
      const { updateAsset } = await request(UpdateAsset, {
        input: {
          id: asset.id,
          expectedVersion: asset.version,
          name: typed.name.trim(),
          alt: withoutBlanks(typed.alt),
          caption: withoutBlanks(typed.caption),
          credit: typed.credit.trim(),
          rights: typed.rights.trim(),
          focalPoint: asset.kind === 'image' ? point : null,
        },
      });
      setFindings(updateAsset.findings);
      if (!updateAsset.asset) return;
      queries.setQueryData(['asset', asset.id], updateAsset.asset);
      void queries.invalidateQueries({ queryKey: ['assets'] });
      void message.success(t('media.saved'));
    } catch (error) {
      void message.error(problemText(error));
      void queries.invalidateQueries({ queryKey: ['asset', asset.id] });
    } finally {
      setBusy(false);
    }
  }

  function remove() {
    void modal.confirm({
      title: t('media.deleteTitle', { name: asset.name }),
      content: t('media.deleteText'),
      okText: t('media.delete'),
      okButtonProps: { danger: true },
      cancelText: t('cancel'),
      onOk: async () => {
        try {
          const { deleteAsset } = await request(DeleteAsset, { id: asset.id });
          if (deleteAsset.deleted) {
            void queries.invalidateQueries({ queryKey: ['assets'] });
            onClose();
            return;
          }
          const used = modal.info({
            title: t('media.inUse', { count: deleteAsset.uses.length }),
            content: (
              <ul className="use-list">
                {deleteAsset.uses.map(({ source, field }) => (
                  <li key={`${source.id} ${field}`}>
                    <Link to={`/content/${source.type}/${source.id}`} dir="auto" onClick={() => used.destroy()}>
                      {source.title}
                    </Link>
                  </li>
                ))}
              </ul>
            ),
          });
        } catch (error) {
          void message.error(problemText(error));
        }
      },
    });
  }

  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      initialValues={{
        name: asset.name,
        alt: asset.alt ?? {},
        caption: asset.caption ?? {},
        credit: asset.credit ?? '',
        rights: asset.rights ?? '',
      }}
      onFinish={(typed) => void save(typed)}
    >
      {asset.kind === 'image' ? (
        <FocalPoint asset={asset} point={point} alt={textIn(asset.alt)} onChange={setPoint} />
      ) : (
        <Picture asset={asset} large />
      )}
      <dl className="facts">
        <div>
          <dt>{t('media.file')}</dt>
          <dd>
            {asset.mediaType} · {sizeText(Number(asset.bytes), i18n.language)}
            {asset.width && asset.height ? ` · ${asset.width} × ${asset.height}` : ''}
          </dd>
        </div>
        <div>
          <dt>{t('media.added')}</dt>
          <dd>
            {t('panel.byAt', {
              who: asset.createdBy?.displayName ?? t('panel.system'),
              at: time.full(asset.createdAt),
            })}
          </dd>
        </div>
        <div>
          <dt>{t('media.used')}</dt>
          <dd>{asset.uses === 0 ? t('media.unused') : t('media.uses', { count: asset.uses })}</dd>
        </div>
      </dl>
      {findings.map((finding, index) => (
        <p key={index} className="finding finding-error">
          {textIn(finding.message)}
        </p>
      ))}
      <Form.Item name="name" label={t('media.name')} rules={[{ required: true, message: t('media.nameMissing') }]}>
        <Input maxLength={190} />
      </Form.Item>
      {(['alt', 'caption'] as const).map((kind) => (
        <fieldset key={kind} className="plain-fieldset">
          <legend>{t(`media.${kind}`)}</legend>
          <p className="hint">{t(`media.${kind}Help`)}</p>
          {model.locales.map((locale) => (
            <Form.Item key={locale.tag} name={[kind, locale.tag]} label={textIn(locale.name)}>
              <Input.TextArea rows={2} lang={locale.tag} dir={locale.direction.toLowerCase()} />
            </Form.Item>
          ))}
        </fieldset>
      ))}
      <Form.Item name="credit" label={t('media.credit')}>
        <Input maxLength={500} />
      </Form.Item>
      <Form.Item name="rights" label={t('media.rights')} extra={t('media.rightsHelp')}>
        <Input maxLength={500} />
      </Form.Item>
      <div className="modal-actions drawer-actions">
        <Button danger type="text" onClick={remove}>
          {t('media.delete')}
        </Button>
        <span className="spacer" />
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('save.submit')}
        </Button>
      </div>
    </Form>
  );
}

export function sizeText(bytes: number, language: string): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = value < 10 && unit > 0 ? 1 : 0;
  return `${value.toLocaleString(language, { maximumFractionDigits: digits })} ${units[unit]}`;
}
