// Every question the site asks. Each is sent with the locale of the page; a server with a list of allowed operations is
// given these.

const PICTURE = `fragment Picture on Asset {
  id kind width height alt caption credit
  thumb: url(preset: THUMB) card: url(preset: CARD) page: url(preset: PAGE) full: url(preset: FULL)
}`;

const LANGUAGE = `fragment Language on Entry {
  localization { locale direction currentSlug available fallbacks { key locale direction } }
}`;

const WORK_CARD = `fragment WorkCard on Work {
  id slug title dating { display }
  makers(first: 2) { nodes {
    ... on Person { name localization { fallbacks { key locale direction } } }
    ... on Organisation { name localization { fallbacks { key locale direction } } } } }
  media { ...Picture }
  ...Language
}`;

const FAIR_CARD = `fragment FairCard on TradeFair {
  id slug name startDate endDate zone summary country { label } region { label }
  media { ...Picture }
  ...Language
}`;

const ENTERPRISE_CARD = `fragment EnterpriseCard on ExportEnterprise {
  id slug name summary region { label } sectors { label } logo { ...Picture }
  ...Language
}`;

export const HOME = `query Home($locale: Locale, $zone: String) {
  works(first: 0, locale: $locale) { totalCount }
  coming: tradeFairs(first: 3, locale: $locale, orderBy: [{ field: START_DATE }], where: { endDate: { gteNow: { zone: $zone } } }) {
    nodes { ...FairCard }
  }
  past: tradeFairs(first: 3, locale: $locale, orderBy: [{ field: START_DATE, direction: DESC }], where: { endDate: { ltNow: { zone: $zone } } }) {
    nodes { ...FairCard }
  }
  pages(first: 4, locale: $locale, orderBy: [{ field: PUBLISHED_AT, direction: DESC }]) { nodes { id slug title summary ...Language } }
  exportEnterprises(first: 6, locale: $locale, orderBy: [{ field: NAME }]) { totalCount nodes { ...EnterpriseCard } }
}
${FAIR_CARD} ${ENTERPRISE_CARD} ${PICTURE} ${LANGUAGE}`;

export const CHOSEN_WORKS = `query ChosenWorks($locale: Locale, $offset: Int, $first: Int) {
  works(first: $first, offset: $offset, locale: $locale, orderBy: [{ field: PUBLISHED_AT }]) { nodes { ...WorkCard } }
}
${WORK_CARD} ${PICTURE} ${LANGUAGE}`;

export const WORKS = `query Works($locale: Locale, $search: String, $where: WorkWhere, $orderBy: [WorkOrder!],
    $first: Int, $after: String, $last: Int, $before: String) {
  works(locale: $locale, search: $search, where: $where, orderBy: $orderBy,
      first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes { ...WorkCard }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    facets(fields: [SECTOR, KIND, MATERIALS, TECHNIQUES], first: 10) {
      field label values { value label count selected }
    }
  }
}
${WORK_CARD} ${PICTURE} ${LANGUAGE}`;

export const SUGGEST = `query Suggest($locale: Locale, $text: String!) {
  suggest(text: $text, locale: $locale, first: 6, types: [WORK]) { text highlighted entry { id ... on Work { slug } } }
}`;

export const WORK = `query Work($id: ID, $slug: String, $locale: Locale) {
  work(id: $id, slug: $slug, locale: $locale) {
    id slug title accessionNumber dimensionsText medium creditLine rightsHolder significance
    alternativeTitles { text }
    dating { display earliestYear latestYear edtf }
    kind { label } sector { code label } materials { code label } techniques { code label }
    measurements { role { label } part value { value unit } }
    weight { value unit } duration { value unit }
    rightsStatement { label }
    description { ...Prose }
    owner {
      ... on Person { __typename id slug name localization { fallbacks { key locale direction } } }
      ... on Organisation { __typename id slug name localization { fallbacks { key locale direction } } }
    }
    makers(first: 20) { edges { role { label } qualifier { label } node {
      ... on Person { __typename id slug name localization { fallbacks { key locale direction } } }
      ... on Organisation { __typename id slug name localization { fallbacks { key locale direction } } } } } }
    places(first: 10) { edges { role { label } node { name localization { fallbacks { key locale direction } } } } }
    relatedWorks(first: 8) { nodes { ...WorkCard } }
    worksByRelatedWorks(first: 8) { nodes { ...WorkCard } }
    fairs(first: 10, orderBy: [{ field: START_DATE, direction: DESC }]) { nodes { ...FairCard } }
    exhibitedAt(first: 10) { nodes { ...FairCard } }
    media { ...Picture }
    ...Language
  }
}
fragment Prose on RichText { json assets { ...Picture } }
${WORK_CARD} ${FAIR_CARD} ${PICTURE} ${LANGUAGE}`;

export const SIMILAR_WORKS = `query SimilarWorks($locale: Locale, $id: ID!, $sector: String!) {
  works(first: 5, locale: $locale, where: { sector: { eq: $sector }, not: { id: { eq: $id } } }, orderBy: [{ field: PUBLISHED_AT, direction: DESC }]) {
    nodes { ...WorkCard }
  }
}
${WORK_CARD} ${PICTURE} ${LANGUAGE}`;

export const FAIRS = `query Fairs($locale: Locale, $zone: String, $first: Int, $after: String, $last: Int, $before: String) {
  coming: tradeFairs(first: 50, locale: $locale, orderBy: [{ field: START_DATE }], where: { endDate: { gteNow: { zone: $zone } } }) {
    totalCount nodes { ...FairCard }
  }
  past: tradeFairs(locale: $locale, orderBy: [{ field: START_DATE, direction: DESC }], where: { endDate: { ltNow: { zone: $zone } } },
      first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes { ...FairCard }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
${FAIR_CARD} ${PICTURE} ${LANGUAGE}`;

export const FAIR = `query Fair($id: ID, $slug: String, $locale: Locale) {
  tradeFair(id: $id, slug: $slug, locale: $locale) {
    id slug name theme summary startDate endDate zone website ordinalLabel
    country { label } region { label } admission { label } mode { label }
    description { ...Prose }
    series { name localization { fallbacks { key locale direction } } }
    venues { name address place { name localization { fallbacks { key locale direction } } } }
    openingHours { date opens closes audience { label } }
    agenda { title room start { instant zone } end { instant zone } }
    metrics { grossArea exhibitors visitsAll countriesRegions }
    organisers(first: 10) { nodes { id slug name localization { fallbacks { key locale direction } } } }
    exhibitors(first: 100, orderBy: [{ field: NAME }]) { totalCount edges { booth node { ...EnterpriseCard } } }
    works(first: 24) { totalCount nodes { ...WorkCard } }
    media { ...Picture }
    ...Language
  }
}
fragment Prose on RichText { json assets { ...Picture } }
${ENTERPRISE_CARD} ${WORK_CARD} ${PICTURE} ${LANGUAGE}`;

export const ENTERPRISES = `query Enterprises($locale: Locale, $first: Int, $after: String, $last: Int, $before: String) {
  exportEnterprises(locale: $locale, orderBy: [{ field: NAME }], first: $first, after: $after, last: $last, before: $before) {
    totalCount
    nodes { ...EnterpriseCard }
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
  }
}
${ENTERPRISE_CARD} ${PICTURE} ${LANGUAGE}`;

export const ENTERPRISE = `query Enterprise($id: ID, $slug: String, $locale: Locale) {
  exportEnterprise(id: $id, slug: $slug, locale: $locale) {
    id slug name summary website established
    region { label } country { label } sectors { label } markets { label } languagesSpoken { label } capabilities { label }
    designations { kind { label } level { label } }
    description { ...Prose }
    works(first: 24) { nodes { ...WorkCard } }
    products(first: 24) { nodes { id name media { ...Picture } ...Language } }
    fairs(first: 10, orderBy: [{ field: START_DATE, direction: DESC }]) { nodes { ...FairCard } }
    logo { ...Picture } media { ...Picture }
    ...Language
  }
}
fragment Prose on RichText { json assets { ...Picture } }
${WORK_CARD} ${FAIR_CARD} ${PICTURE} ${LANGUAGE}`;

export const PERSON = `query Person($id: ID, $slug: String, $locale: Locale) {
  maker: person(id: $id, slug: $slug, locale: $locale) {
    id slug name summary website birth { edtf } death { edtf }
    occupations { label } region { label } designations { kind { label } level { label } }
    description { ...Prose }
    works(first: 24) { totalCount nodes { ...WorkCard } }
    picture: portrait { ...Picture }
    ...Language
  }
}
fragment Prose on RichText { json assets { ...Picture } }
${WORK_CARD} ${PICTURE} ${LANGUAGE}`;

export const ORGANISATION = `query Organisation($id: ID, $slug: String, $locale: Locale) {
  maker: organisation(id: $id, slug: $slug, locale: $locale) {
    id slug name summary website founded { edtf }
    region { label } country { label } designations { kind { label } level { label } }
    description { ...Prose }
    works(first: 24) { totalCount nodes { ...WorkCard } }
    picture: logo { ...Picture }
    ...Language
  }
}
fragment Prose on RichText { json assets { ...Picture } }
${WORK_CARD} ${PICTURE} ${LANGUAGE}`;

// A block holds what its own kind has; fields of the same name but another type go by another one.
const BLOCK = `fragment Block on Block {
  __typename
  ... on TextBlock { text { ...Prose } }
  ... on PictureBlock { pictureCaption: caption picture { ...Picture } }
  ... on GalleryBlock { heading pictures { ...Picture } }
  ... on QuoteBlock { quote: text attribution person { id slug name } }
  ... on VideoBlock { videoCaption: caption url video { ...Picture } }
  ... on WorksBlock { heading works { ...WorkCard } }
  ... on QuestionsBlock { heading items { question answer } }
  ... on CallToActionBlock { words: label url entry { __typename
    ... on Page { id slug } ... on Work { id slug } ... on TradeFair { id slug } } }
}
fragment Prose on RichText { json assets { ...Picture } }`;

export const PAGE = `query Page($id: ID, $slug: String, $locale: Locale) {
  page(id: $id, slug: $slug, locale: $locale) {
    id slug title summary cover { ...Picture }
    body { ...Block ... on SectionBlock { heading blocks { ...Block } } }
    ...Language
  }
}
${BLOCK} ${WORK_CARD} ${PICTURE} ${LANGUAGE}`;

export const ENTRY = `query Entry($id: ID!, $locale: Locale) { entry(id: $id, locale: $locale) { __typename id } }`;
