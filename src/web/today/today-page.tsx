import { useText } from '../session/text.tsx'
import { Page } from '../ui/page.tsx'

/** Where things stand, what is due and what changed. */
export function TodayPage() {
  const text = useText()
  return <Page title={text('place.today')} />
}
