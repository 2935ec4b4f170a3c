import { useTranslation } from 'react-i18next';
import { useTextIn } from '@/shared/model/useModel';
import { useDraft } from './draft-context';

/** Groups of the menu, in its order, each called what the navigation calls it. */
export function useMenus(): { value: string; label: string }[] {
  const { t, i18n } = useTranslation();
  const textIn = useTextIn();
  const { words } = useDraft();
  return words.menus.map(({ id, label }) => ({
    value: id,
    label: i18n.exists(`menu.${id}`) ? t(`menu.${id}`) : textIn(label),
  }));
}
