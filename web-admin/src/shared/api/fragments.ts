import { graphql, type FragmentOf } from './graphql';

export const AssetParts = graphql(`
  fragment AssetParts on Asset {
    id
    name
    kind
    mediaType
    bytes
    width
    height
    focalPoint {
      x
      y
    }
    alt
    caption
    credit
    rights
    createdAt
    createdBy {
      id
      displayName
    }
    version
    thumb: url(preset: "thumb")
    card: url(preset: "card")
    page: url(preset: "page")
    uses
  }
`);
export type Asset = FragmentOf<typeof AssetParts>;

export const SummaryParts = graphql(`
  fragment SummaryParts on EntrySummary {
    id
    type
    title
    titleLocale
    titleDirection
    image {
      id
      name
      kind
      alt
      width
      height
      thumb: url(preset: "thumb")
      card: url(preset: "card")
    }
    state
    localeStates {
      locale
      state
      publishedAt
      publishedVersion
    }
    version
    updatedAt
    updatedBy {
      id
      displayName
    }
    trashed
  }
`);
export type EntrySummary = FragmentOf<typeof SummaryParts>;
export type EntryState = EntrySummary['state'];
export type LocaleState = EntrySummary['localeStates'][number];

export const FindingParts = graphql(`
  fragment FindingParts on Finding {
    code
    severity
    message
    field
    locale
    at
    stored
  }
`);
export type Finding = FragmentOf<typeof FindingParts>;

export const ViewerParts = graphql(`
  fragment ViewerParts on Viewer {
    id
    account
    displayName
    roles
    language
    permissions
    csrfToken
    lastSignInAt
    siteName
  }
`);
export type Viewer = FragmentOf<typeof ViewerParts>;

export const EntryParts = graphql(
  `
    fragment EntryParts on Entry {
      id
      type
      version
      summary {
        ...SummaryParts
      }
      fields
      changes
      translations
      findings {
        ...FindingParts
      }
      localeStates {
        locale
        state
        publishedAt
        publishedVersion
      }
      createdAt
      createdBy {
        id
        displayName
      }
      updatedAt
      updatedBy {
        id
        displayName
      }
      trashed
      actions
    }
  `,
  [SummaryParts, FindingParts],
);
export type Entry = FragmentOf<typeof EntryParts>;
