import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Modal } from 'antd';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Asset } from '@/shared/api/fragments';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Picture } from '@/shared/ui/Picture';
import { Problem } from '@/shared/ui/Problem';
import { SearchInput } from '@/shared/ui/SearchInput';
import { Waiting } from '@/shared/ui/Waiting';
import { acceptOf, DropArea } from './DropArea';
import { loadAssets } from './queries';
import { UploadList } from './UploadList';
import { useUploads } from './useUploads';

interface Props {
  open: boolean;
  kinds: string[];
  many: boolean;
  onPick: (assets: Pick<Asset, 'id' | 'name'>[]) => void;
  onClose: () => void;
}

/** Picks from the library, or takes new files in place. */
export function AssetPicker(props: Props) {
  const { t } = useTranslation();
  return (
    <Modal
      open={props.open}
      onCancel={props.onClose}
      title={t('assetPicker.title')}
      footer={null}
      destroyOnHidden
      width={880}
      className="picker"
    >
      <Choices {...props} />
    </Modal>
  );
}

function Choices({ kinds, many, onPick, onClose }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const [chosen, setChosen] = useState<Pick<Asset, 'id' | 'name'>[]>([]);
  const filter = { search, kinds };
  const pages = useInfiniteQuery({
    queryKey: ['assets', filter],
    queryFn: ({ pageParam, signal }) => loadAssets(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
  });
  const add = useCallback(
    (asset: Pick<Asset, 'id' | 'name'>) =>
      setChosen((old) => (many ? [...old.filter((other) => other.id !== asset.id), asset] : [asset])),
    [many],
  );
  const { uploads, add: send, again, clear } = useUploads(add);
  const assets = pages.data?.pages.flatMap((page) => page.nodes) ?? [];
  const selected = (id: string) => chosen.some((other) => other.id === id);
  return (
    <DropArea onFiles={send} accept={acceptOf(kinds)}>
      {(choose, over) => (
        <>
          <div className="picker-head">
            <SearchInput value={search} onSearch={setSearch} placeholder={t('assetPicker.search')} autoFocus />
            <Button onClick={choose}>{t('upload.choose')}</Button>
          </div>
          {over && <p className="drop-hint">{t('upload.drop')}</p>}
          <UploadList uploads={uploads} onAgain={again} onClear={clear} />
          <div className="picker-body">
            {pages.isPending && <Waiting rows={4} />}
            {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
            {pages.isSuccess && assets.length === 0 && (
              <EmptyState title={t('assetPicker.nothing')}>{t('assetPicker.nothingText')}</EmptyState>
            )}
            <ul className="asset-grid asset-grid-small">
              {assets.map((asset) => (
                <li key={asset.id}>
                  <button
                    type="button"
                    className="asset-tile"
                    aria-pressed={selected(asset.id)}
                    onClick={() =>
                      selected(asset.id) ? setChosen(chosen.filter((other) => other.id !== asset.id)) : add(asset)
                    }
                    onDoubleClick={() => onPick(many ? [...chosen, asset] : [asset])}
                  >
                    <Picture asset={asset} />
                    <span className="asset-name" dir="auto">
                      {asset.name}
                    </span>
                  </button>
                </li>
              ))}
            </ul>
            {pages.hasNextPage && (
              <Button block loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
                {t('list.more')}
              </Button>
            )}
          </div>
          <div className="modal-actions">
            <span className="muted">{t('picker.chosen', { count: chosen.length })}</span>
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="primary" disabled={chosen.length === 0} onClick={() => onPick(chosen)}>
              {t('assetPicker.use')}
            </Button>
          </div>
        </>
      )}
    </DropArea>
  );
}
