import { useTranslation } from 'react-i18next';
import { useModel, useTextIn } from '@/shared/model/useModel';
import { namesOf } from './contributions';
import type { Contribution } from './queries';

/** What a plugin adds to the content model, by name: a line for each type, group and vocabulary. */
export function Contributions({ contributions }: { contributions: Contribution[] }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const typeName = useTypeName();
  const titles: Record<Contribution['kind'], (one: Contribution) => string> = {
    TYPE: (one) => textIn(one.label),
    FIELD_GROUP: (one) => t('plugins.groupOn', { group: textIn(one.label), type: typeName(one.type ?? '') }),
    COMPONENT: (one) => textIn(one.label),
    VOCABULARY: (one) => textIn(one.label),
  };
  const fieldsOf = (one: Contribution) => {
    const { names, more } = namesOf(one.fields as Record<string, string>[], textIn);
    const listed = names.join(t('comma'));
    return more > 0 ? t('plugins.andMore', { names: listed, count: more }) : listed;
  };
  const kinds: Contribution['kind'][] = ['TYPE', 'FIELD_GROUP', 'COMPONENT', 'VOCABULARY'];
  return (
    <div className="contributions">
      {kinds.map((kind) => {
        const ones = contributions.filter((one) => one.kind === kind);
        if (ones.length === 0) return null;
        return (
          <section key={kind}>
            <h4>{t(`plugins.kind.${kind}`)}</h4>
            <ul>
              {ones.map((one) => (
                <li key={`${one.type ?? ''}.${one.id}`}>
                  <span>{titles[kind](one)}</span>
                  <span className="hint">
                    {kind === 'VOCABULARY' ? t('plugins.terms', { count: one.terms }) : fieldsOf(one)}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function useTypeName(): (id: string) => string {
  const model = useModel();
  const textIn = useTextIn();
  return (id) => textIn(model.types.find((type) => type.id === id)?.label) || id;
}
