import { Select } from '@mantine/core'
import { useState } from 'react'
import { type AssetKind, assetKinds, kindWords } from '../../core/assets/asset.ts'
import type { FieldOf } from '../session/form.ts'
import { useWritten } from '../session/language.tsx'
import { Link } from '../session/link.tsx'
import { useText } from '../session/text.tsx'
import { CheckField } from '../ui/fields.tsx'
import styles from './risk.module.css'
import type { RiskChoices } from './risk.ts'

type AssetProps = {
  choices: RiskChoices | undefined
  /** The one of the risk, which may be withdrawn since. */
  chosen: RiskChoices['assets'][number] | null
  field: FieldOf<string | null>
}

/** The asset or process that something can happen to, found by typing. */
export function AssetField({ choices, chosen, field }: AssetProps) {
  const text = useText()
  const written = useWritten()
  const assets = new Map([...(chosen ? [chosen] : []), ...(choices?.assets ?? [])].map((one) => [one.id, one]))
  const byKind = Map.groupBy(assets.values(), ({ kind }) => kind)
  return (
    <div>
      <Select
        label={text('risk.asset')}
        description={text('risk.assetHint')}
        name={field.name}
        value={field.value}
        error={field.error}
        data={assetKinds
          .filter((kind) => byKind.has(kind))
          .map((kind) => ({
            group: written.inLanguage(kindWords[kind]),
            items: (byKind.get(kind) ?? []).map(({ id, name }) => ({ value: id, label: name })),
          }))}
        onChange={field.onChange}
        searchable
        limit={60}
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={text('list.nothing')}
      />
      {choices && choices.assets.length === 0 ? (
        <p className="small">
          {text('risk.noAssets')} <Link to="/assets">{text('risk.step.act.assets')}</Link>
        </p>
      ) : null}
    </div>
  )
}

type ThreatProps = {
  choices: RiskChoices | undefined
  /** Of the asset that was chosen: threats that fit it come first, or alone. */
  kind: AssetKind | undefined
  field: FieldOf<string | null>
}
const own = 'own'

/** A threat of the catalogue, with its explanation, or none: then the title says in own words what threatens. */
export function ThreatField({ choices, kind, field }: ThreatProps) {
  const text = useText()
  const written = useWritten()
  const [all, setAll] = useState(false)
  const threats = (choices?.threats ?? []).filter(
    ({ id, kinds }) => all || kind === undefined || kinds.includes(kind) || id === field.value,
  )
  const chosen = choices?.threats.find(({ id }) => id === field.value)
  return (
    <div className={styles.stacked}>
      <Select
        label={text('risk.threat')}
        description={kind && !all ? text('risk.threatFits', { count: threats.length }) : text('risk.threatHint')}
        name={field.name}
        value={field.value === '' ? own : field.value}
        error={field.error}
        data={[
          { group: text('risk.ownThreats'), items: [{ value: own, label: text('risk.ownThreat') }] },
          ...(choices?.groups ?? [])
            .map(({ id, name }) => ({
              group: written.inLanguage(name),
              items: threats
                .filter(({ group }) => group === id)
                .map((one) => ({ value: one.id, label: written.inLanguage(one.title) })),
            }))
            .filter(({ items }) => items.length > 0),
        ]}
        onChange={(value) => field.onChange(value === own ? '' : value)}
        searchable
        comboboxProps={{ withinPortal: false }}
        nothingFoundMessage={text('list.nothing')}
      />
      {chosen ? (
        <p className={`small ${styles.told}`} role="status">
          {written.inLanguage(chosen.description)}
        </p>
      ) : null}
      {kind ? (
        <CheckField
          label={text('risk.allThreats')}
          field={{ name: 'all-threats', value: all, error: undefined, onChange: setAll }}
        />
      ) : null}
    </div>
  )
}
