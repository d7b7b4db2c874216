import type { Metadata } from 'next'
import { MissingPage } from '../missing-page'
import { readParam, type SearchParams } from '../search-params'

type Props = { searchParams: SearchParams }

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const gone = (await readParam(searchParams, 'gone')) !== null
  return { title: gone ? '已经撤下' : '没有找到', robots: { index: false } }
}

/** The words under every 404 and 410: the server puts this page in place of Next's empty one. */
export default async function Missing({ searchParams }: Props) {
  const [path, gone] = [await readParam(searchParams, 'path'), await readParam(searchParams, 'gone')]
  return <MissingPage path={path ?? ''} gone={gone !== null} />
}
