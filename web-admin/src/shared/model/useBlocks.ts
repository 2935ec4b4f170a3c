import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { allFields, type ContentType, type Field } from './model';
import { textIn } from './texts';

/** A stretch of the form with its heading. */
export interface Block {
  id: string;
  title: string;
  fields: Field[];
}

/** Sections of the type's form, then what no section names, then each plugin's fields. */
export function useBlocks(type: ContentType): Block[] {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const byKey = new Map(allFields(type).map((field) => [field.key, field]));
    const named = new Set(type.sections.flatMap((section) => section.fields));
    const unnamed = (field: Field) => !named.has(field.key);
    const sections = type.sections.map((section) => ({
      id: section.id,
      title: textIn(section.label, language),
      fields: section.fields.flatMap((key) => byKey.get(key) ?? []),
    }));
    const groups = type.groups.map((group) => ({
      id: `${group.owner}-${group.id}`,
      title: textIn(group.label, language),
      fields: group.fields.filter(unnamed),
    }));
    const title = sections.length > 0 ? t('edit.otherFields') : t('edit.allFields');
    const rest = { id: 'other', title, fields: type.fields.filter(unnamed) };
    return [...sections, rest, ...groups].filter((block) => block.fields.length > 0);
  }, [type, t, language]);
}
