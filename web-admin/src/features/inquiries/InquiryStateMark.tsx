import { useTranslation } from 'react-i18next';
import { StateMark, type Shape, type Tone } from '@/shared/ui/StateMark';
import type { InquiryState } from './queries';

const LOOKS: Record<InquiryState, { shape: Shape; tone: Tone }> = {
  NEW: { shape: 'full', tone: 'indigo' },
  READ: { shape: 'hollow', tone: 'ink' },
  ANSWERED: { shape: 'ring', tone: 'jade' },
  CLOSED: { shape: 'dash', tone: 'ink' },
};

export function InquiryStateMark({ state }: { state: InquiryState }) {
  const { t } = useTranslation();
  return <StateMark {...LOOKS[state]}>{t(`inquiries.state.${state}`)}</StateMark>;
}
