import Link from 'next/link'

/** The name of a record in a list, leading to where it is changed. */
export function RecordLink({ href, name }: { href: string; name: string }) {
  return (
    <Link
      href={href}
      className="text-base font-medium text-ink underline-offset-4 hover:text-accent hover:underline"
    >
      {name}
    </Link>
  )
}
