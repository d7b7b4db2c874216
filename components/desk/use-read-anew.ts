'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Back and forth in the browser show a page as it was left; it is read again, so that nobody decides by what is over. */
export function useReadAnew(): void {
  const router = useRouter()
  useEffect(() => {
    // After the router itself has heard of it: otherwise the page that is being left would be read.
    const again = () => setTimeout(() => router.refresh())
    window.addEventListener('popstate', again)
    return () => window.removeEventListener('popstate', again)
  }, [router])
}
