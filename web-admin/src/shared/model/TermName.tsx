import { useTranslation } from 'react-i18next';
import { useTerms } from './terms';
import { useTextIn } from './useModel';

/** Terms by name; a code only where no name is known. */
export function TermName({ vocabulary, codes }: { vocabulary: string; codes: (string | null)[] }) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const known = codes.filter((code): code is string => code !== null);
  const terms = useTerms(vocabulary, known);
  return <>{known.map((code) => textIn(terms.get(code)?.label) || code).join(t('comma'))}</>;
}
