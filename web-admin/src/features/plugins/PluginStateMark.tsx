import { useTranslation } from 'react-i18next';
import { StateMark, type Shape, type Tone } from '@/shared/ui/StateMark';
import type { PluginState } from './queries';

const LOOKS: Record<PluginState, { shape: Shape; tone: Tone }> = {
  RUNNING: { shape: 'full', tone: 'jade' },
  SLOW: { shape: 'clock', tone: 'gold' },
  STOPPED: { shape: 'dash', tone: 'ink' },
  FAILED: { shape: 'cross', tone: 'cinnabar' },
};

export function PluginStateMark({ state }: { state: PluginState }) {
  const { t } = useTranslation();
  return <StateMark {...LOOKS[state]}>{t(`plugins.state.${state}`)}</StateMark>;
}
