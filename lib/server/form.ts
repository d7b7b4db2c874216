import { z } from 'zod'
import { printable } from '@/lib/content/printable'
import { AppError, type FieldErrors } from '@/lib/errors'

/** A form that says nothing but that it was sent. */
export const noInput = z.object({})

/**
 * A form as an object, its texts `printable`: a name that ends in `[]` becomes an array of all its values (the brackets go), any
 * other name keeps its last value. Names that would reach the prototype, and Next's own fields, are dropped.
 */
export function formToObject(form: FormData): Record<string, unknown> {
  const object: Record<string, unknown> = Object.create(null)
  for (const name of new Set(form.keys())) {
    if (name.startsWith('$ACTION') || name === '__proto__' || name === 'constructor') continue
    const values = form.getAll(name).map((value) => (typeof value === 'string' ? printable(value) : value))
    if (name.endsWith('[]')) object[name.slice(0, -2)] = values
    else object[name] = values.at(-1)
  }
  return object
}

/** The messages of a failed parse, by field. */
export function invalid(error: z.ZodError): AppError {
  const fields: FieldErrors = {}
  for (const issue of error.issues) {
    const key = issue.path.length > 0 ? String(issue.path[0]) : ''
    // A part of a field (`affiliations.2.since`) has its message under its own name as well.
    for (const name of new Set([key, issue.path.join('.')]))
      fields[name] = [...(fields[name] ?? []), issue.message]
  }
  const first = Object.values(fields).flat()[0] ?? '请检查填写的内容'
  return new AppError('INVALID', first, fields)
}

/** For what a schema has no words of its own for, so that nobody reads those of the library. */
const unsaid = () => '这一项填得不对，请改过再试'

/** Parses what came from outside, or throws INVALID with a message for each field. */
export function parseInput<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const parsed = schema.safeParse(input, { error: unsaid })
  if (!parsed.success) throw invalid(parsed.error)
  return parsed.data
}
