/** What readers' pages carry must be there before their headers can name it. */
export { buildReader as default } from '@/scripts/build-reader'
