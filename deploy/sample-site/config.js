/**
 * Everything that differs from one site to the next. The addresses of the pages begin where these files are served, see
 * README.md.
 */
export const config = {
  /** Where content is asked for: a path of the same origin, or the whole address of a server that allows this one. */
  graphql: '/graphql',

  /** Name of the site, beside the title of each page. */
  name: { zh: '易展样例', en: 'Yizhan sample', ar: 'موقع ييزان النموذجي' },

  /**
   * Languages of the pages, the first being the one for everybody else. `path` stands in addresses, `tag` is the locale
   * asked of the server, `formats` says how Intl writes numbers and dates.
   */
  languages: [
    {
      path: 'zh',
      tag: 'zh-Hans',
      name: '中文',
      dir: 'ltr',
      formats: 'zh-Hans-CN',
    },
    { path: 'en', tag: 'en', name: 'English', dir: 'ltr', formats: 'en-GB' },
    {
      path: 'ar',
      tag: 'ar',
      name: 'العربية',
      dir: 'rtl',
      formats: 'ar-u-nu-arab',
    },
  ],

  /** Whose calendar says which fairs are still to come. */
  zone: 'Asia/Shanghai',

  /** Entries on a page of a list; at most 100. */
  pageSize: 12,
};
