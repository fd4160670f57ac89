import { useText } from '../session/text.tsx'
import { Page } from '../ui/page.tsx'

/** The editions that can be adopted. */
export function StandardsPage() {
  const text = useText()
  return <Page title={text('place.standards')} />
}
