const UNPRINTABLE = /(?![\t\n\r])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu

/**
 * Text without what HTML, XML and PostgreSQL cannot hold: control characters but tab and line ends, non-characters and
 * halves of surrogate pairs. Copies out of PDF files are full of them.
 */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, '')
}
