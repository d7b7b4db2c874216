import { MissingPage } from './missing-page'

/** Where the address is not known; the server in front asks for /missing instead, and says what was looked for. */
export default function NotFound() {
  return <MissingPage />
}
