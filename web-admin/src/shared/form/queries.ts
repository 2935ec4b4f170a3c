import { graphql } from '@/shared/api/graphql';

export const SlugProposal = graphql(`
  query SlugProposal($type: ID!, $text: String!) {
    slugProposal(type: $type, text: $text)
  }
`);
