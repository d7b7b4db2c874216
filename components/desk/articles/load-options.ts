import { z } from 'zod'
import type { Option } from '@/components/ui/combobox'

const options = z.array(z.object({ id: z.number(), name: z.string(), note: z.string().optional() }))

/** Suggestions from one of the desk's “type to find” addresses. */
export function loadOptions(path: string) {
  return async (q: string, signal: AbortSignal): Promise<Option[]> => {
    const answer = await fetch(`${path}?q=${encodeURIComponent(q)}`, { signal })
    if (!answer.ok) throw new Error(String(answer.status))
    return options.parse(await answer.json())
  }
}
