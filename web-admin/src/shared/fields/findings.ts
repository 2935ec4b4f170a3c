import type { Finding } from '@/shared/api/fragments';

/** Findings of a field; those of a locale stand at that locale, those of none at the first column. */
export function findingsOf(findings: Finding[], field: string, locale: string | null, first: boolean): Finding[] {
  return findings.filter(
    (finding) =>
      finding.field === field &&
      (finding.locale === locale || (finding.locale === null && first) || (locale === null && first)),
  );
}

/** Findings inside a value, their pointer shortened by a step: /0/amount under "0" becomes /amount. */
export function findingsUnder(findings: Finding[], step: string): Finding[] {
  const prefix = `/${step}`;
  return findings
    .filter((finding) => finding.at === prefix || finding.at.startsWith(`${prefix}/`))
    .map((finding) => ({ ...finding, at: finding.at.slice(prefix.length) }));
}

/** Findings about the value itself, not about something inside it. */
export function findingsHere(findings: Finding[]): Finding[] {
  return findings.filter((finding) => finding.at === '');
}
