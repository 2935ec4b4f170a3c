import { DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { request } from '@/shared/api/client';
import { EntryPicker } from '@/shared/entries/EntryPicker';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { AddToRelease, RemoveFromRelease, ScheduleRelease, type ReleaseEntryInput } from '@/shared/releases/mutations';
import { MomentQuery, type Release, type ReleaseEntry } from '@/shared/releases/queries';
import { useReleaseChange } from '@/shared/releases/useReleases';
import { Picture } from '@/shared/ui/Picture';
import { StateChip } from '@/shared/ui/StateChip';
import { EntryChoice } from './EntryChoice';
import { Done } from './Done';

/** What goes out and comes back with it: entries, what is to happen to each, what has. */
export function ReleaseEntries({ release }: { release: Release }) {
  const { t } = useTranslation();
  const model = useModel();
  const { busy, change } = useReleaseChange();
  const [picking, setPicking] = useState(false);
  const [changing, setChanging] = useState<ReleaseEntry | null>(null);
  const seen = { id: release.id, expectedRevision: release.revision };
  const mayAdd = release.actions.includes('ADD');
  const mayRemove = release.actions.includes('REMOVE');
  const behind = release.state === 'SCHEDULED' ? release.entries.filter((one) => one.behind).length : 0;
  const hidden = release.size - release.entries.length;
  const put = (entries: ReleaseEntryInput[], done: string) =>
    change(() => request(AddToRelease, { input: { ...seen, entries } }), done, release.id);

  async function takeNewest() {
    const { local, zone, at } = release;
    if (!local || !zone) return;
    await change(
      async () => {
        const { instants } = (await request(MomentQuery, { local, zone })).moment;
        const second = instants.length > 1 && Date.parse(instants[1]!) === Date.parse(at ?? '');
        const occurrence = instants.length > 1 ? { occurrence: second ? ('SECOND' as const) : ('FIRST' as const) } : {};
        return request(ScheduleRelease, { input: { ...seen, at: { local, zone, ...occurrence }, takeNewest: true } });
      },
      t('releases.newestTaken'),
      release.id,
    );
  }
  const add = (primary: boolean) => (
    <Button type={primary ? 'primary' : 'default'} icon={<PlusOutlined />} onClick={() => setPicking(true)}>
      {t('releases.addEntries')}
    </Button>
  );
  return (
    <section className="release-entries" aria-labelledby="entries-title">
      <header>
        <h2 id="entries-title">{t('releases.entriesCount', { count: release.size })}</h2>
        {mayAdd && release.size > 0 && add(false)}
      </header>
      {behind > 0 && (
        <div className="release-behind">
          <p>{t('releases.behindCount', { count: behind })}</p>
          {release.actions.includes('SCHEDULE') && (
            <Button size="small" loading={busy} onClick={() => void takeNewest()}>
              {t('releases.takeNewest')}
            </Button>
          )}
        </div>
      )}
      {release.size === 0 && (
        <div className="release-nothing">
          <p>{t('releases.noEntries')}</p>
          {mayAdd && add(true)}
        </div>
      )}
      <ul className="release-list">
        {release.entries.map((one) => (
          <li key={one.entry.id}>
            <Line
              release={release}
              one={one}
              busy={busy}
              onChange={mayAdd ? () => setChanging(one) : undefined}
              onRemove={
                mayRemove
                  ? () =>
                      void change(
                        () => request(RemoveFromRelease, { ...seen, entryIds: [one.entry.id] }),
                        t('releases.removed'),
                        release.id,
                      )
                  : undefined
              }
            />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="muted">{t('releases.hiddenEntries', { count: hidden })}</p>}
      <EntryPicker
        open={picking}
        many
        types={model.types
          .filter(({ actions }) => actions.includes('EDIT') || actions.includes('PUBLISH'))
          .map(({ id }) => id)}
        taken={release.entries.map(({ entry }) => entry.id)}
        words={{ title: t('releases.pick'), taken: t('releases.taken'), submit: t('releases.addSubmit') }}
        onClose={() => setPicking(false)}
        onPick={(picked) => {
          setPicking(false);
          void put(
            picked.map(({ id }) => ({ entryId: id })),
            t('releases.added', { count: picked.length }),
          );
        }}
      />
      {changing && (
        <EntryChoice
          one={changing}
          busy={busy}
          onClose={() => setChanging(null)}
          onChoose={(action, locales) =>
            void put([{ entryId: changing.entry.id, action, locales }], t('releases.changed')).then(
              (result) => result && setChanging(null),
            )
          }
        />
      )}
    </section>
  );
}

interface LineProps {
  release: Release;
  one: ReleaseEntry;
  busy: boolean;
  onChange: (() => void) | undefined;
  onRemove: (() => void) | undefined;
}

function Line({ release, one, busy, onChange, onRemove }: LineProps) {
  const { t } = useTranslation();
  const model = useModel();
  const textIn = useTextIn();
  const { entry, action, locales, version, behind } = one;
  const type = model.types.find(({ id }) => id === entry.type);
  const named = (tag: string) => textIn(model.locales.find((one) => one.tag === tag)?.name) || tag;
  const languages = locales ? locales.map(named).join(t('comma')) : t(`releases.allLocales.${action}`);
  return (
    <div className="release-entry">
      <Picture asset={entry.image} decorative />
      <div className="release-entry-text">
        <Link to={`/content/${entry.type}/${entry.id}`} className="release-entry-title serif" dir="auto">
          {entry.title}
        </Link>
        <p className="release-entry-facts">
          <span className="muted">{textIn(type?.label)}</span>
          <StateChip state={entry.state} />
        </p>
        <p>
          <strong>{t(`releases.action.${action}`)}</strong>
          {type?.localized && <span className="muted"> · {languages}</span>}
          {version !== null && <span className="muted"> · {t('versions.number', { number: version })}</span>}
        </p>
        {release.state === 'SCHEDULED' && behind && version !== null && (
          <p className="finding finding-warning">{t('releases.behind', { number: version })}</p>
        )}
        {one.done && <Done one={one} localized={type?.localized ?? false} />}
      </div>
      <div className="release-entry-tools">
        {onChange && (
          <Button
            type="text"
            icon={<EditOutlined />}
            disabled={busy}
            aria-label={t('releases.changeOf', { title: entry.title })}
            onClick={onChange}
          />
        )}
        {onRemove && (
          <Button
            type="text"
            icon={<DeleteOutlined />}
            disabled={busy}
            aria-label={t('releases.removeOf', { title: entry.title })}
            onClick={onRemove}
          />
        )}
      </div>
    </div>
  );
}
