import type { ReactNode } from 'react';

export type Shape = 'full' | 'hollow' | 'half' | 'ring' | 'dash' | 'cross' | 'clock';
export type Tone = 'jade' | 'ink' | 'gold' | 'cinnabar' | 'indigo';

function Drawn({ shape }: { shape: Shape }) {
  const line = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.5 } as const;
  return (
    <svg className="state-shape" width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      {shape === 'full' && <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
      {shape === 'hollow' && <circle cx="6" cy="6" r="4" {...line} />}
      {shape === 'half' && (
        <>
          <circle cx="6" cy="6" r="4" {...line} />
          <path d="M6 2a4 4 0 0 0 0 8z" fill="currentColor" />
        </>
      )}
      {shape === 'ring' && (
        <>
          <circle cx="6" cy="6" r="2.5" fill="currentColor" />
          <circle cx="6" cy="6" r="5" {...line} />
        </>
      )}
      {shape === 'dash' && <path d="M2 6h8" stroke="currentColor" strokeWidth="2" />}
      {shape === 'cross' && <path d="M2.5 2.5l7 7m0-7l-7 7" stroke="currentColor" strokeWidth="1.75" />}
      {shape === 'clock' && (
        <>
          <circle cx="6" cy="6" r="4.75" {...line} />
          <path d="M6 3.25V6l2 1.25" {...line} />
        </>
      )}
    </svg>
  );
}

/** The state of anything but an entry: word, colour and shape, so that colour is never alone. */
export function StateMark({ shape, tone, children }: { shape: Shape; tone: Tone; children: ReactNode }) {
  return (
    <span className={`state tone-${tone}`}>
      <Drawn shape={shape} />
      {children}
    </span>
  );
}
