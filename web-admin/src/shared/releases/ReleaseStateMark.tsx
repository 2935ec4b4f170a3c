import { useTranslation } from 'react-i18next';
import { StateMark, type Shape, type Tone } from '@/shared/ui/StateMark';
import type { ReleaseState } from './queries';

const LOOKS: Record<ReleaseState, { shape: Shape; tone: Tone }> = {
  OPEN: { shape: 'hollow', tone: 'ink' },
  SCHEDULED: { shape: 'clock', tone: 'gold' },
  RELEASED: { shape: 'full', tone: 'jade' },
  REVERTED: { shape: 'half', tone: 'ink' },
  FAILED: { shape: 'cross', tone: 'cinnabar' },
  CANCELLED: { shape: 'dash', tone: 'ink' },
};

export const RELEASE_STATES = Object.keys(LOOKS) as ReleaseState[];

export function ReleaseStateMark({ state }: { state: ReleaseState }) {
  const { t } = useTranslation();
  return <StateMark {...LOOKS[state]}>{t(`releases.state.${state}`)}</StateMark>;
}
