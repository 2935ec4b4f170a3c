import { useQuery } from '@tanstack/react-query';
import { request } from '@/shared/api/client';
import { graphql } from '@/shared/api/graphql';
import type { Term } from './model';
import { useModel } from './useModel';

const TermsQuery = graphql(`
  query Terms($vocabulary: ID!, $search: String, $codes: [ID!], $first: Int) {
    terms(vocabulary: $vocabulary, search: $search, codes: $codes, first: $first) {
      nodes {
        code
        label
        broader
        withdrawn
        path
      }
    }
  }
`);

async function loadTerms(variables: { vocabulary: string; search?: string; codes?: string[]; first?: number }) {
  return (await request(TermsQuery, variables)).terms.nodes;
}

/** A vocabulary of the model; its terms are all there only when it is short. */
export function useVocabulary(id: string) {
  return useModel().vocabularies.find((vocabulary) => vocabulary.id === id);
}

/** Terms of a long vocabulary that match what was typed. */
export function useTermSearch(vocabulary: string, search: string, enabled: boolean) {
  return useQuery({
    queryKey: ['terms', vocabulary, 'search', search],
    queryFn: () => loadTerms({ vocabulary, first: 50, ...(search ? { search } : {}) }),
    enabled,
    staleTime: 300_000,
    placeholderData: (old) => old,
  });
}

/** The terms of some codes, for showing them: from the model when the vocabulary is short, asked for else. */
export function useTerms(vocabulary: string, codes: string[]): Map<string, Term> {
  const known = useVocabulary(vocabulary)?.terms ?? [];
  const missing = codes.filter((code) => !known.some((term) => term.code === code)).sort();
  const asked = useQuery({
    queryKey: ['terms', vocabulary, 'codes', missing],
    queryFn: () => loadTerms({ vocabulary, codes: missing, first: missing.length }),
    enabled: missing.length > 0,
    staleTime: 300_000,
    placeholderData: (old) => old,
  });
  return new Map([...known, ...(asked.data ?? [])].map((term) => [term.code, term]));
}
