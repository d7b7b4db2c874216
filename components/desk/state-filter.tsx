'use client'
import { useRouter } from 'next/navigation'
import { inputClass } from '@/components/ui/field'

type Props = { path: string; labels: Record<string, string>; state: string | undefined }

/** Narrows a log to what stands somewhere. */
export function StateFilter({ path, labels, state }: Props) {
  const router = useRouter()
  return (
    <select
      aria-label="按状态筛选"
      className={`${inputClass} mb-4 max-w-40 pr-8`}
      value={state ?? ''}
      onChange={(event) => router.push(event.target.value ? `${path}?state=${event.target.value}` : path)}
    >
      <option value="">全部状态</option>
      {Object.entries(labels).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  )
}
