import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { loadModel, type ContentModel, type ContentType, type LocaleInfo, type Texts } from './model';
import { textIn } from './texts';

/** The content model; routes below the shell render only once it is there. */
export function useModel(): ContentModel {
  const { data } = useModelQuery();
  if (!data) throw new Error('the content model is asked for before it is loaded');
  return data;
}

export function useModelQuery() {
  return useQuery({
    queryKey: ['model'],
    queryFn: ({ signal }) => loadModel(signal),
    staleTime: 60_000,
    refetchOnWindowFocus: true,
  });
}

export function useType(id: string | undefined): ContentType | undefined {
  return useModel().types.find((type) => type.id === id);
}

/** Picks the text of the interface's language. */
export function useTextIn(): (texts: Texts | null | undefined) => string {
  const { i18n } = useTranslation();
  return (texts) => textIn(texts, i18n.language);
}

export function useLocale(tag: string | undefined): LocaleInfo | undefined {
  return useModel().locales.find((locale) => locale.tag === tag);
}
