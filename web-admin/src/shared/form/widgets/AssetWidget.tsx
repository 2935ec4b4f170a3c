import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Tooltip } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AssetPicker } from '@/shared/assets/AssetPicker';
import { acceptOf, DropArea } from '@/shared/assets/DropArea';
import { loadAssetsByIds } from '@/shared/assets/queries';
import { UploadList } from '@/shared/assets/UploadList';
import { useUploads } from '@/shared/assets/useUploads';
import { isObject, type Json, type JsonObject } from '@/shared/json';
import { Picture } from '@/shared/ui/Picture';
import { Sortable } from '@/shared/ui/Sortable';
import { useFormContext } from './form-context';
import type { WidgetProps } from './types';

/** The links of a value, whether it is one or a list. */
export function linksOf(value: Json | undefined): JsonObject[] {
  const list = Array.isArray(value) ? value : [value];
  return list.filter((link): link is JsonObject => isObject(link) && typeof link['id'] === 'string');
}

const idOf = (link: JsonObject) => String(link['id']);

export function AssetWidget({ field, value, onChange, disabled }: WidgetProps) {
  const { t } = useTranslation();
  const { trial } = useFormContext();
  const [open, setOpen] = useState(false);
  const kinds = field.options.kinds ?? ['image'];
  const links = linksOf(value);
  const ids = links.map(idOf);
  const shown = useQuery({
    queryKey: ['assets', 'by-id', ids],
    queryFn: ({ signal }) => loadAssetsByIds(ids, signal),
    enabled: ids.length > 0,
    placeholderData: keepPreviousData,
  });
  const current = useRef(links);
  useEffect(() => {
    current.current = links;
  });
  const set = useCallback(
    (next: JsonObject[]) => {
      current.current = next;
      onChange(next.length === 0 ? null : field.many ? next : next.at(-1)!);
    },
    [field.many, onChange],
  );
  const add = useCallback(
    (added: { id: string }[]) => {
      const known = new Set(current.current.map(idOf));
      set([...current.current, ...added.filter((asset) => !known.has(asset.id)).map(({ id }) => ({ id }))]);
    },
    [set],
  );
  const uploaded = useCallback((asset: { id: string }) => add([asset]), [add]);
  const { uploads, add: send, again, clear } = useUploads(uploaded);
  return (
    <DropArea onFiles={send} accept={acceptOf(kinds)} disabled={disabled || trial} className="asset-field">
      {(choose, over) => (
        <>
          {links.length > 0 && (
            <Sortable
              rows={links}
              keyOf={idOf}
              onSort={set}
              disabled={disabled || !field.many}
              layout="grid"
              render={(link, _index, handle) => {
                const asset = shown.data?.get(idOf(link));
                return (
                  <figure className="asset-link">
                    <Picture asset={asset} />
                    <figcaption>
                      {field.many && handle}
                      <span className="asset-name" dir="auto" title={asset?.name}>
                        {asset?.name ?? (shown.isPending ? t('waiting') : t('widget.assetGone'))}
                      </span>
                      {!disabled && (
                        <Tooltip title={t('widget.removeLink')}>
                          <Button
                            type="text"
                            size="small"
                            icon={<CloseOutlined />}
                            aria-label={t('widget.removeNamed', { name: asset?.name ?? '' })}
                            onClick={() => set(links.filter((other) => other !== link))}
                          />
                        </Tooltip>
                      )}
                    </figcaption>
                  </figure>
                );
              }}
            />
          )}
          <UploadList uploads={uploads.filter((one) => one.state !== 'done')} onAgain={again} onClear={clear} />
          {!disabled && (
            <div className={`asset-add ${over ? 'asset-add-over' : ''}`}>
              <Button icon={<PlusOutlined />} disabled={trial} onClick={() => setOpen(true)}>
                {field.many || links.length === 0 ? t('widget.fromLibrary') : t('widget.replaceFromLibrary')}
              </Button>
              <Button type="link" disabled={trial} onClick={choose}>
                {t('upload.choose')}
              </Button>
              <span className="hint">{t('upload.dropHere')}</span>
            </div>
          )}
          <AssetPicker
            open={open}
            kinds={kinds}
            many={field.many}
            onClose={() => setOpen(false)}
            onPick={(assets) => {
              setOpen(false);
              add(assets);
            }}
          />
        </>
      )}
    </DropArea>
  );
}
