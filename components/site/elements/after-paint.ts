/** Calls back when the page has been seen; at once where nobody looks at it, for then nothing is painted. */
export function afterPaint(then: () => void): void {
  if (document.visibilityState === 'hidden') {
    then()
    return
  }
  new PerformanceObserver((_paints, observer) => {
    observer.disconnect()
    then()
  }).observe({ type: 'paint', buffered: true })
}
