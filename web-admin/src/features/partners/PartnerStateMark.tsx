import { useTranslation } from 'react-i18next';
import { StateMark, type Shape, type Tone } from '@/shared/ui/StateMark';
import type { PartnerState } from './queries';

const LOOKS: Record<PartnerState, { shape: Shape; tone: Tone }> = {
  APPLIED: { shape: 'half', tone: 'indigo' },
  APPROVED: { shape: 'full', tone: 'jade' },
  REFUSED: { shape: 'cross', tone: 'cinnabar' },
  SUSPENDED: { shape: 'dash', tone: 'gold' },
};

export function PartnerStateMark({ state }: { state: PartnerState }) {
  const { t } = useTranslation();
  return <StateMark {...LOOKS[state]}>{t(`partners.state.${state}`)}</StateMark>;
}
