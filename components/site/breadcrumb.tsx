import { breadcrumbData, type Step } from '@/lib/meta/structured-data'
import { StructuredData } from './structured-data'

type Props = {
  trail: Step[]
  /** Shown to a few only: nothing for machines to read. */
  isPrivate?: boolean
}

/** 您的位置: the way from the home page to this one, which comes last. */
export function Breadcrumb({ trail, isPrivate = false }: Props) {
  const all = [{ name: '首页', path: '/' }, ...trail]
  return (
    <nav aria-label="您的位置" className="breadcrumb">
      <span aria-hidden="true">您的位置：</span>
      <ol>
        {all.map(({ name, path }, index) => (
          <li key={path}>
            {index === all.length - 1 ? <span aria-current="page">{name}</span> : <a href={path}>{name}</a>}
          </li>
        ))}
      </ol>
      {!isPrivate && <StructuredData data={breadcrumbData(all)} />}
    </nav>
  )
}
