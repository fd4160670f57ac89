import { listEditions } from '../../features/standards/standards.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { Link } from '../session/link.tsx'
import { useMaySee } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { transitionAddress } from './transition-address.ts'

const standardOf = (edition: string) => edition.replace(/-\d{4}$/, '')

/** The way from each older edition among these to its successor; nothing where there is none. */
export function TransitionLinks({ editions, assessment }: { editions: readonly string[]; assessment?: string }) {
  const text = useText()
  const maySee = useMaySee('assessment:results')
  const all = useAnswer(listEditions, {}, { enabled: maySee })
  const items = all.data?.items ?? []
  const ways = editions.flatMap((id) => {
    const old = items.find((one) => one.id === id && one.superseded)
    const next = items.find((one) => !one.superseded && standardOf(one.id) === standardOf(id))
    return old && next ? [{ from: id, to: next }] : []
  })
  return ways.map(({ from, to }) => (
    <p key={from}>
      <Link to={transitionAddress(from, to.id, assessment)}>{text('transition.link', { to: to.name })}</Link>
    </p>
  ))
}
