import { useEffect, useRef } from 'react';

/** What a value is by now, for what ends later than it began, such as an upload. Whoever changes it says so here at once. */
export function useLatest<T>(value: T) {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
