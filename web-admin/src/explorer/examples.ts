/** Example operations, by endpoint; each can be run as it stands. */
export const EXAMPLES: Record<string, { query: string }[]> = {
  '/graphql': [
    {
      query: `# 1. Works in order of title, first page. / 按题名排列的作品，第一页。
query Works {
  works(first: 10, orderBy: [{ field: TITLE }]) {
    totalCount
    pageInfo { hasNextPage endCursor }
    nodes {
      id
      slug
      title
      localization { locale direction }
    }
  }
}
`,
    },
    {
      query: `# 2. One work by its slug, in English with fallback to Chinese. / 按网址名取一件作品，英文优先。
query Work {
  work(slug: "peace-pendant", locale: "en") {
    title
    chinese: title(locale: "zh-Hans")
    localization { locale fallbacks { key locale } }
  }
}
`,
    },
    {
      query: `# 3. Filter: title contains a character. / 题名含“玉”的作品。
query Jade {
  works(first: 10, where: { title: { contains: "玉" } }) {
    totalCount
    nodes { slug title }
  }
}
`,
    },
    {
      query: `# 4. Trade fairs with their names. / 展会。
query Fairs {
  tradeFairs(first: 10) {
    totalCount
    nodes { slug name }
  }
}
`,
    },
  ],
  '/graphql/preview': [
    {
      query: `# Drafts through the same schema. Staff who are signed in see theirs; others send a header:
# { "Authorization": "Preview yzp_…" }  the token of a preview link
# { "Authorization": "Bearer yz_…" }  an API token with preview:read
# 草稿与发布内容用同一套结构。已登录的工作人员可直接运行；
# 其他人在 Headers 里填写预览链接的令牌（Preview），或有 preview:read 权限的 API 令牌（Bearer）。
query DraftWorks {
  works(first: 10) {
    nodes { slug title }
  }
}
`,
    },
  ],
  '/graphql/admin': [
    {
      query: `# Who am I, and which content types are there? / 我是谁，有哪些内容类型？
query Start {
  viewer { account displayName roles permissions }
  contentModel { types { id label actions } locales { tag direction } }
}
`,
    },
    {
      query: `# The works changed last. / 最近修改的作品。
query Recent {
  entries(type: "work", first: 10, orderBy: [{ by: "updatedAt", direction: DESC }]) {
    totalCount
    nodes { id title state updatedAt localeStates { locale state } }
  }
}
`,
    },
  ],
};
