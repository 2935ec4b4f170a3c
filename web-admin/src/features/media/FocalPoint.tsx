import { useTranslation } from 'react-i18next';
import type { Asset } from '@/shared/api/fragments';

export interface Point {
  x: number;
  y: number;
}

interface Props {
  asset: Asset;
  point: Point;
  alt: string;
  onChange: (point: Point) => void;
}

const clamp = (share: number) => Math.min(1, Math.max(0, Math.round(share * 1000) / 1000));

/** Proportions in which pages cut a picture. */
const CROPS: [string, string][] = [
  ['16 / 9', 'wide'],
  ['1 / 1', 'square'],
  ['3 / 4', 'tall'],
];

/** Click on what matters; the crops show what every page will keep. Arrow keys move the point by one hundredth. */
export function FocalPoint({ asset, point, alt, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className="focal">
      <button
        type="button"
        className="focal-picture"
        aria-label={t('media.focalButton', { x: Math.round(point.x * 100), y: Math.round(point.y * 100) })}
        onClick={(event) => {
          // A press of Enter arrives as a click without a place.
          if (event.detail === 0) return;
          const box = event.currentTarget.getBoundingClientRect();
          onChange({
            x: clamp((event.clientX - box.left) / box.width),
            y: clamp((event.clientY - box.top) / box.height),
          });
        }}
        onKeyDown={(event) => {
          const steps: Record<string, [number, number]> = {
            ArrowLeft: [-0.01, 0],
            ArrowRight: [0.01, 0],
            ArrowUp: [0, -0.01],
            ArrowDown: [0, 0.01],
          };
          const step = steps[event.key];
          if (!step) return;
          event.preventDefault();
          onChange({ x: clamp(point.x + step[0]), y: clamp(point.y + step[1]) });
        }}
      >
        <img src={asset.card} alt={alt} />
        <span className="focal-point" style={{ left: `${point.x * 100}%`, top: `${point.y * 100}%` }} />
      </button>
      <p className="hint">{t('media.focalHint')}</p>
      <ul className="crops">
        {CROPS.map(([ratio, name]) => (
          <li key={name}>
            <span className="crop" style={{ aspectRatio: ratio }}>
              <img src={asset.card} alt="" style={{ objectPosition: `${point.x * 100}% ${point.y * 100}%` }} />
            </span>
            <span className="muted">{t(`media.crop.${name}`)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
