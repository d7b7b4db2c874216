/** Lets articles be read again without a network (public/sw.js); starts when the page has everything it needs itself. */
export function keepForOffline(): void {
  if (!('serviceWorker' in navigator)) return
  const register = () => void navigator.serviceWorker.register('/sw.js').catch(() => undefined)
  if (document.readyState === 'complete') register()
  else addEventListener('load', register)
}
