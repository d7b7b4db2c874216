import type { Rule } from './facts'
import { SECRETS, SITE } from './site-rules'
import { AROUND, DATABASE } from './surroundings-rules'

/** All that the doctor looks at, in the order in which it is told. */
export const RULES: Rule[] = [...SITE, ...SECRETS, ...DATABASE, ...AROUND]
