const BETWEEN_PHRASES = /(?<=[\p{Script=Han}”’》）？！]) (?=[\p{Script=Han}“‘《（])/u

/** A title whose phrases, which Chinese headlines set apart by a space, each keep to a line where they can. */
export function TitleText({ title }: { title: string }) {
  const phrases = title.split(BETWEEN_PHRASES)
  if (phrases.length === 1) return title
  return phrases.map((phrase, index) => (
    <span key={phrase}>
      {index > 0 && ' '}
      <span className="phrase">{phrase}</span>
    </span>
  ))
}
