import { useText } from '../session/text.tsx'
import { TypedFilter } from '../ui/typed-filter.tsx'

/** Searching a list of reports, of what they cover or of who reads them. */
export function TypedSearch({ value, change }: { value: string; change: (typed: string) => void }) {
  const text = useText()
  return <TypedFilter label={text('ownCoverage.search')} value={value} onChange={(typed) => change(typed ?? '')} />
}
