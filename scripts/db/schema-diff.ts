import { FILTERS, migrationsList, schemaFiles, withEngine } from './engine'

/** The SQL that would bring what the migrations make to what schema.prisma says; empty when they agree. */
export async function schemaDiff(shadowUrl: string): Promise<string> {
  const { stdout } = await withEngine(shadowUrl, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrationsList() },
      to: { tag: 'schemaDatamodel', ...schemaFiles() },
      script: true,
      exitCode: true,
      filters: FILTERS,
    }),
  )
  return (stdout ?? '').replace(/^-- This is an empty migration\.\s*$/m, '').trim()
}
