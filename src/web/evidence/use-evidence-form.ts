import { useState } from 'react'
import { readUploadRules } from '../../features/files/files.contract.ts'
import { useAnswer } from '../session/answers.ts'
import { useForm } from '../session/form.ts'
import { useMoment } from '../session/moment.tsx'
import { useSession } from '../session/session.tsx'
import { useText } from '../session/text.tsx'
import { type Evidence, supportOf } from './evidence.ts'
import { useFiles } from './use-files.ts'
import { useSizes } from './use-sizes.ts'

type Values = {
  title: string
  periodFrom: string
  periodTo: string
  collectedBy: string
  collectedOn: string
  how: string
  link: string
  linkName: string
  observation: string
  supports: string[]
  parts: null
}

type Options = {
  /** What new evidence takes over from. */
  from: Evidence | null
  /** What it supports to begin with; null where that is settled elsewhere. */
  supports: string[] | null
  title?: string
  send: (facts: ReturnType<typeof factsOf>, supports: { measure: string; proof: string | null }[]) => Promise<unknown>
}

type Part =
  | { kind: 'file'; file: string; name: string }
  | { kind: 'link'; url: string; name: string }
  | { kind: 'observation'; observation: string }

const factsOf = ({ title, periodFrom, periodTo, collectedBy, collectedOn, how }: Values, parts: Part[]) => ({
  ...{ title, periodFrom, periodTo, collectedBy, collectedOn, how },
  parts,
})

/** The form in which evidence is written: its values, its files, and what is wrong with them. */
export function useEvidenceForm({ from, supports, title = '', send }: Options) {
  const text = useText()
  const sizes = useSizes()
  const { today } = useMoment()
  const { session } = useSession()
  const rules = useAnswer(readUploadRules, {}).data
  const files = useFiles(rules?.most, (name) => text('evidence.tooLarge', { name, most: sizes(rules?.most ?? 0) }))
  const [kept, setKept] = useState(from?.parts ?? [])
  const wrongWithParts = ({ link, observation }: Values) => {
    if (files.busy) return text('evidence.stillSending')
    if (files.failed) return text('evidence.someFailed')
    return files.files.length + kept.length > 0 || link.trim() || observation.trim()
      ? undefined
      : text('evidence.partNeeded')
  }
  const needed = (value: string) => (value.trim() === '' ? text('field.required') : undefined)
  const form = useForm<Values>(
    {
      title: from?.title ?? title,
      periodFrom: from?.periodFrom ?? '',
      periodTo: from?.periodTo ?? '',
      collectedBy: from?.collectedBy ?? session.person?.name ?? '',
      collectedOn: from?.collectedOn ?? today,
      how: from?.how ?? '',
      ...{ link: '', linkName: '', observation: '' },
      supports: supports ?? [],
      parts: null,
    },
    {
      check: (values) => ({
        title: needed(values.title),
        periodFrom: needed(values.periodFrom),
        periodTo:
          values.periodTo && values.periodFrom && values.periodTo < values.periodFrom
            ? text('evidence.periodBackwards')
            : needed(values.periodTo),
        collectedBy: needed(values.collectedBy),
        collectedOn: needed(values.collectedOn),
        supports: supports !== null && values.supports.length === 0 ? text('evidence.supportNeeded') : undefined,
        link: values.link.trim() && !/^https:\/\/./.test(values.link.trim()) ? text('evidence.httpsOnly') : undefined,
        parts: wrongWithParts(values),
      }),
      submit: (values) => {
        const link = values.link.trim()
        const observation = values.observation.trim()
        const parts: Part[] = [
          ...kept.map(asPart),
          ...files.files.flatMap(({ uploaded }) =>
            uploaded ? [{ kind: 'file' as const, file: uploaded.id, name: uploaded.name }] : [],
          ),
          ...(link ? [{ kind: 'link' as const, url: link, name: values.linkName.trim() }] : []),
          ...(observation ? [{ kind: 'observation' as const, observation }] : []),
        ]
        return send(factsOf(values, parts), values.supports.map(supportOf))
      },
    },
  )
  // What kept it from being sent is told as it is now: a file may have arrived meanwhile.
  const told = form.errors.parts
  const ours = (['evidence.stillSending', 'evidence.someFailed', 'evidence.partNeeded'] as const).some(
    (name) => text(name) === told,
  )
  const partsError = ours ? wrongWithParts(form.values) : told
  return { form, files, rules, kept, setKept, partsError, today }
}

export type EvidenceForm = ReturnType<typeof useEvidenceForm>

function asPart({ kind, file, name, url, observation }: Evidence['parts'][number]): Part {
  if (kind === 'file') return { kind, file: file ?? '', name }
  if (kind === 'link') return { kind, url: url ?? '', name }
  return { kind, observation: observation ?? '' }
}
