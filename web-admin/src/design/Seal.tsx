/** The seal of the mark: a showcase and a gate, interlocking. Decorative; the word beside it names the product. */
export function Seal({ size = 24 }: { size?: number }) {
  return (
    <svg className="seal" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="square">
        <path d="M12 20H5V5h15v4" />
        <path d="M12 27V12h15v15" />
        <path d="M20 14.5V20h-5" />
      </g>
    </svg>
  );
}

/** Seal and word. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <span className="mark">
      <Seal size={size} />
      <span className="mark-zh">易展</span>
      <span className="mark-latin">Yizhan</span>
    </span>
  );
}
