import { answerElsewhere } from '../elsewhere'

/** Every address that is nothing else: it has moved, or was never there. */
export default async function UnknownPage({ params }: { params: Promise<{ path: string[] }> }) {
  const { path } = await params
  return answerElsewhere(`/${path.join('/')}`)
}
