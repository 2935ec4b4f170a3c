import { CloudUploadOutlined } from '@ant-design/icons';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { DropArea } from '@/shared/assets/DropArea';
import { loadAssets } from '@/shared/assets/queries';
import { UploadList } from '@/shared/assets/UploadList';
import { useUploads } from '@/shared/assets/useUploads';
import { EmptyState } from '@/shared/ui/EmptyState';
import { PageHeader } from '@/shared/ui/PageHeader';
import { Picture } from '@/shared/ui/Picture';
import { Problem } from '@/shared/ui/Problem';
import { SearchInput } from '@/shared/ui/SearchInput';
import { Waiting } from '@/shared/ui/Waiting';
import { AssetDrawer } from './AssetDrawer';

const KINDS = ['image', 'video', 'audio', 'document'];
const nothing = () => undefined;

/** The library: pictures, film, sound and documents; drop files anywhere on the page. */
export function MediaPage() {
  const { t, i18n } = useTranslation();
  const [params, setParams] = useSearchParams();
  const search = params.get('q') ?? '';
  const kind = params.get('kind') ?? '';
  const opened = params.get('asset');
  const change = (part: Record<string, string>) => {
    const next = new URLSearchParams(params);
    for (const [key, value] of Object.entries(part)) {
      if (value) next.set(key, value);
      else next.delete(key);
    }
    setParams(next, { replace: true });
  };
  const filter = { search, kinds: kind ? [kind] : [] };
  const pages = useInfiniteQuery({
    queryKey: ['assets', filter],
    queryFn: ({ pageParam, signal }) => loadAssets(filter, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => (last.pageInfo.hasNextPage ? last.pageInfo.endCursor : undefined),
    placeholderData: keepPreviousData,
  });
  const { uploads, add, again, clear } = useUploads(nothing);
  const assets = pages.data?.pages.flatMap((page) => page.nodes) ?? [];
  const total = pages.data?.pages[0]?.totalCount;
  return (
    <DropArea onFiles={add} className="page page-wide">
      {(choose, over) => (
        <>
          <PageHeader
            title={t('nav.media')}
            count={total === undefined ? undefined : total.toLocaleString(i18n.language)}
            lead={t('media.lead')}
            actions={
              <Button type="primary" icon={<CloudUploadOutlined />} onClick={choose}>
                {t('media.upload')}
              </Button>
            }
          />
          <div className="list-tools">
            <SearchInput value={search} onSearch={(q) => change({ q })} placeholder={t('assetPicker.search')} />
            <Segmented
              value={kind}
              onChange={(next) => change({ kind: next })}
              options={[
                { value: '', label: t('media.all') },
                ...KINDS.map((one) => ({ value: one, label: t(`media.kind.${one}`) })),
              ]}
            />
          </div>
          {over && <p className="drop-hint">{t('upload.drop')}</p>}
          <UploadList uploads={uploads} onAgain={again} onClear={clear} />
          {pages.isPending && <Waiting rows={8} />}
          {pages.isError && <Problem error={pages.error} retry={() => void pages.refetch()} />}
          {pages.isSuccess && assets.length === 0 && (
            <EmptyState
              title={search || kind ? t('list.noMatch') : t('media.empty')}
              actions={<Button onClick={choose}>{t('upload.choose')}</Button>}
            >
              {search || kind ? t('list.noMatchText') : t('media.emptyText')}
            </EmptyState>
          )}
          <ul className="asset-grid">
            {assets.map((asset) => (
              <li key={asset.id}>
                <button
                  type="button"
                  className="asset-tile"
                  aria-pressed={asset.id === opened}
                  onClick={() => change({ asset: asset.id })}
                >
                  <Picture asset={asset} />
                  <span className="asset-name" dir="auto">
                    {asset.name}
                  </span>
                  <span className="muted">
                    {asset.width && asset.height ? `${asset.width} × ${asset.height}` : t(`media.kind.${asset.kind}`)}
                    {asset.uses > 0 && ` · ${t('media.uses', { count: asset.uses })}`}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {pages.hasNextPage && (
            <Button
              className="more-button"
              loading={pages.isFetchingNextPage}
              onClick={() => void pages.fetchNextPage()}
            >
              {t('list.more')}
            </Button>
          )}
          {opened && <AssetDrawer id={opened} onClose={() => change({ asset: '' })} />}
        </>
      )}
    </DropArea>
  );
}
