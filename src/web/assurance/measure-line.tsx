import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import type { Cuec } from './assurance.ts'

/** A measure of ours, who answers for it, and how far it works. */
export function MeasureLine({ measure }: { measure: NonNullable<Cuec['measure']> }) {
  const text = useText()
  const written = useWritten()
  const { id, title, owner, ownerRole, work, endedOn } = measure
  const who = owner ? (owner.left ? text('assets.left', { name: owner.name }) : owner.name) : ownerRole
  return (
    <p className="small">
      <Link to={`/measures/${id}`} lang="">
        {title}
      </Link>
      {who ? <span lang=""> · {who}</span> : null} · {text(`measureWork.${work}`)}
      {endedOn ? ` (${written.day(endedOn)})` : null}
    </p>
  )
}
