import { createHash, randomInt } from 'node:crypto'

/** Without what looks alike, as they are copied by hand. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'
const GROUPS = 4
const GROUP = 4
/** How many there are at a time. */
export const CODES = 10

const newCode = () =>
  Array.from({ length: GROUPS }, () =>
    Array.from({ length: GROUP }, () => LETTERS[randomInt(LETTERS.length)]).join(''),
  ).join('-')

/** Ten codes, 79 bits each, as they are shown once: `abcd-efgh-jkmn-pqrs`. */
export const newCodes = (): string[] => Array.from({ length: CODES }, newCode)

/** One form of what somebody typed off a sheet. */
const plain = (code: string) =>
  code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** What is kept of a code. No salt: it is random already. */
export const hashCode = (code: string): string => createHash('sha256').update(plain(code)).digest('hex')

/** Whether what was typed is as long as a recovery code, and not six digits of an app. */
export const looksLikeRecoveryCode = (code: string): boolean => plain(code).length === GROUPS * GROUP
