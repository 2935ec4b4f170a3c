import { FindingParts, SummaryParts } from '@/shared/api/fragments';
import { graphql, type ResultOf } from '@/shared/api/graphql';

export const InquiriesQuery = graphql(`
  query Inquiries($search: String, $states: [InquiryState!], $enterpriseId: ID, $partnerId: ID, $after: String) {
    inquiries(
      search: $search
      states: $states
      enterpriseId: $enterpriseId
      partnerId: $partnerId
      first: 30
      after: $after
    ) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        number
        company
        state
        changedAt
        enterprise {
          id
          title
        }
        lines {
          productId
          productName
        }
      }
    }
  }
`);
export type InquiryHead = ResultOf<typeof InquiriesQuery>['inquiries']['nodes'][number];
export type InquiryState = InquiryHead['state'];

const InquiryParts = graphql(
  `
    fragment InquiryParts on Inquiry {
      id
      number
      partnerId
      company
      partner {
        id
        contact
        email
        country
      }
      sentBy {
        id
        displayName
      }
      enterpriseId
      enterprise {
        id
        title
      }
      language
      market
      incoterm
      message
      note
      state
      version
      sentAt
      changedAt
      closedAt
      lines {
        productId
        productName
        quantity
        unit
        note
        catalogue {
          id
          title
        }
        product {
          ...SummaryParts
          values(fields: ["core.moq", "core.unit"])
        }
      }
      messages {
        id
        side
        text
        sentAt
        by {
          id
          displayName
        }
      }
    }
  `,
  [SummaryParts],
);
export type Inquiry = ResultOf<typeof InquiryParts>;
export type InquiryLine = Inquiry['lines'][number];

const ResultParts = graphql(
  `
    fragment InquiryResultParts on InquiryResult {
      inquiry {
        ...InquiryParts
      }
      findings {
        ...FindingParts
      }
    }
  `,
  [InquiryParts, FindingParts],
);
export type InquiryResult = ResultOf<typeof ResultParts>;

export const InquiryQuery = graphql(
  `
    query Inquiry($id: ID!) {
      inquiry(id: $id) {
        ...InquiryParts
      }
    }
  `,
  [InquiryParts],
);

export const OpenInquiry = graphql(
  `
    mutation OpenInquiry($id: ID!) {
      result: openInquiry(id: $id) {
        ...InquiryResultParts
      }
    }
  `,
  [ResultParts],
);

export const AnswerInquiry = graphql(
  `
    mutation AnswerInquiry($id: ID!, $expectedVersion: String!, $text: String!) {
      result: answerInquiry(id: $id, expectedVersion: $expectedVersion, text: $text) {
        ...InquiryResultParts
      }
    }
  `,
  [ResultParts],
);

export const CloseInquiry = graphql(
  `
    mutation CloseInquiry($id: ID!, $expectedVersion: String!) {
      result: closeInquiry(id: $id, expectedVersion: $expectedVersion) {
        ...InquiryResultParts
      }
    }
  `,
  [ResultParts],
);

export const ReopenInquiry = graphql(
  `
    mutation ReopenInquiry($id: ID!, $expectedVersion: String!) {
      result: reopenInquiry(id: $id, expectedVersion: $expectedVersion) {
        ...InquiryResultParts
      }
    }
  `,
  [ResultParts],
);

export const NoteInquiry = graphql(
  `
    mutation NoteInquiry($id: ID!, $expectedVersion: String!, $note: String!) {
      result: noteInquiry(id: $id, expectedVersion: $expectedVersion, note: $note) {
        ...InquiryResultParts
      }
    }
  `,
  [ResultParts],
);
