/** What a finger or pointer is about to follow is drawn beforehand; nothing that acts or costs, and no files. */
export const SPECULATION_RULES = JSON.stringify({
  prerender: [
    {
      where: {
        and: [
          { href_matches: '/*' },
          {
            not: {
              href_matches: [
                '/admin*',
                '/api/*',
                '/sign-in*',
                '/search*',
                '/zh-Hant/search*',
                '/media/*',
                '/files/*',
                '/assets/*',
                '/cards/*',
                '/*.xml',
                '/*.json',
                '/*.txt',
              ],
            },
          },
          { not: { selector_matches: '[download], [target=_blank]' } },
        ],
      },
      eagerness: 'moderate',
    },
  ],
})
