import { createHash } from 'node:crypto'
import { env } from '@/lib/env'
import { readerScripts } from '@/lib/pages/reader-scripts'
import { SPECULATION_RULES } from '@/lib/pages/speculation-rules'

/** What a policy calls the one text that may stand in a script element of a page. */
const hashSource = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

/** On every answer. */
export const SECURE_ALWAYS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  'x-frame-options': 'SAMEORIGIN',
  ...(env.SITE_URL.startsWith('https:') ? { 'strict-transport-security': 'max-age=31536000' } : {}),
}

/** Our own script in the head of readers' pages, and of previews of them at the desk. */
const EARLY_SCRIPT = hashSource(readerScripts().early)

const READER_POLICY = [
  "default-src 'self'",
  `script-src 'self' ${EARLY_SCRIPT} ${hashSource(SPECULATION_RULES)}`,
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
  "form-action 'self'",
].join('; ')

/** Sent with every page for readers. No inline style may hold, and no inline script run but ours, named by its hash. */
export const READER_HEADERS: Record<string, string> = {
  ...SECURE_ALWAYS,
  'content-security-policy': READER_POLICY,
}

/** Sent over READER_HEADERS with a page whose address is a secret: nothing on the way keeps it, lists it or passes it on. */
export const SECRET_HEADERS: Record<string, string> = {
  'cache-control': 'private, no-store',
  'x-robots-tag': 'noindex, nofollow',
  'referrer-policy': 'no-referrer',
}

/** Sent with stored files: whatever they hold, they do nothing when opened by themselves. */
export const FILE_HEADERS: Record<string, string> = {
  ...SECURE_ALWAYS,
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'referrer-policy': 'no-referrer',
}

/** Sent with the service worker: it asks this site for pages, and nothing else. */
export const WORKER_HEADERS: Record<string, string> = {
  ...SECURE_ALWAYS,
  'content-security-policy': "default-src 'none'; connect-src 'self'",
}

/** Sent over those with what other sites draw or read: social cards, feeds, and the pictures, sounds and films of a feed. */
export const SHARED_HEADERS: Record<string, string> = { 'cross-origin-resource-policy': 'cross-origin' }

/** Sent with the server's own few words (400, 404 of a file, 503). */
export const PLAIN_HEADERS: Record<string, string> = {
  ...SECURE_ALWAYS,
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
}

/** The desk's policy. Next puts the nonce, which it finds in the request's own header of this name, on its inline scripts. */
export function deskPolicy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' ${EARLY_SCRIPT}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    "form-action 'self'",
  ].join('; ')
}

/** Sent with everything behind the login, and with the APIs; what says nothing else about it is kept by nobody. */
export function deskHeaders(nonce: string): Record<string, string> {
  return {
    ...SECURE_ALWAYS,
    'content-security-policy': deskPolicy(nonce),
    'cache-control': 'private, no-store',
    'x-robots-tag': 'noindex',
  }
}
