const TAGS_PER_REQUEST = 100

/** Asks every cache to drop what carries one of the tags (`PURGE` with Surrogate-Key); throws unless all agree. */
export async function purgeCaches(urls: string[], tags: string[]): Promise<void> {
  for (const url of urls) {
    for (let from = 0; from < tags.length; from += TAGS_PER_REQUEST) {
      const keys = tags.slice(from, from + TAGS_PER_REQUEST).map(encodeURIComponent)
      const response = await fetch(url, {
        method: 'PURGE',
        headers: { 'Surrogate-Key': keys.join(' '), 'Cache-Tag': keys.join(',') },
        signal: AbortSignal.timeout(10_000),
      })
      if (!response.ok) throw new Error(`purge at ${new URL(url).host} answered ${response.status}`)
    }
  }
}
