/** Leads to the reader's page of a record; shows its path. */
export function SiteLink({ path, of }: { path: string; of: string }) {
  return (
    <a
      href={path}
      aria-label={`在网站上查看“${of}”`}
      className="break-all text-muted underline-offset-4 hover:text-accent hover:underline"
    >
      {path}
    </a>
  )
}
