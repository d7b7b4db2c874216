import { dictionary } from '@zxcvbn-ts/language-common'

/** The 49,000 passwords that turn up most in stolen lists, in small letters. */
const COMMON = new Set(dictionary['passwords-common'])

const LOOK_ALIKE: Record<string, string> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
}
const plain = (text: string) => text.replace(/[@4310$5]/g, (sign) => LOOK_ALIKE[sign] ?? sign)
/** Without the digits and signs that are put around a word to please a rule. */
const core = (text: string) => text.replace(/^[^a-z]+|[^a-z]+$/g, '')

const SHORTEST_WORD = 4

/** Whether a password is one of the common ones, or one of them dressed up: `P@ssw0rd`, `Admin@123456`. */
export function isCommonPassword(password: string): boolean {
  const text = password.normalize('NFKC').toLowerCase()
  if (/^(.)\1+$/u.test(text) || COMMON.has(text) || COMMON.has(plain(text))) return true
  return [core(text), core(plain(text))].some((word) => word.length >= SHORTEST_WORD && COMMON.has(word))
}
