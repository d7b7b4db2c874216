import type { Permission } from '@/lib/auth/permissions'

type ScopeWords = {
  label: string
  /** What a program may do with it, in a line. */
  explain: string
  /** What it may at most; what its person may not, it may not either. */
  grants: readonly Permission[]
}

/** Everything that a token can be given. A new one is a line here and an operation in lib/api that asks for it. */
export const SCOPES = {
  'articles:read': {
    label: '读取稿件',
    explain: '列出和读取您能看到的稿件，包括草稿。',
    grants: ['article.read'],
  },
  'articles:write': {
    label: '写稿',
    explain: '新建稿件，修改您能修改的稿件。',
    grants: ['article.read', 'article.create', 'article.edit'],
  },
  'articles:publish': {
    label: '送审、发布和撤稿',
    explain: '送审、发布、定时发布和撤稿，以您的角色能做的为限。',
    grants: [
      'article.read',
      'article.submit',
      'article.publish',
      'article.publish-freely',
      'article.withdraw',
    ],
  },
  'taxonomy:read': {
    label: '读取栏目、标签、作者和稿源',
    explain: '列出它们的编号和名称，写稿时要用。',
    grants: ['desk.enter'],
  },
} as const satisfies Record<string, ScopeWords>

export type Scope = keyof typeof SCOPES

export const SCOPE_NAMES = Object.keys(SCOPES) as [Scope, ...Scope[]]

/** Whether this is a scope of today; a token of another version may carry something else, which gives nothing. */
export const isScope = (text: string): text is Scope => Object.hasOwn(SCOPES, text)

/** What a token with these scopes may at most. */
export function permissionsWithin(scopes: readonly string[]): ReadonlySet<Permission> {
  return new Set(scopes.filter(isScope).flatMap((scope): readonly Permission[] => SCOPES[scope].grants))
}

/** What a token may, in words. */
export const scopeWords = (scopes: readonly string[]): string =>
  scopes.map((scope) => (isScope(scope) ? SCOPES[scope].label : scope)).join('；')
