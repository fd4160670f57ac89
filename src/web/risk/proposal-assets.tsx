import { kindWords } from '../../core/assets/asset.ts'
import { ChooseMany } from '../measures/choose-many.tsx'
import { useWritten } from '../session/language.tsx'
import { useText } from '../session/text.tsx'
import styles from './risk.module.css'
import type { RiskChoices } from './risk.ts'
import { AssetField } from './risk-fields.tsx'
import type { TakingRisks } from './use-taking-risks.ts'

/** One asset, and more of the same kind to which the same can happen. */
export function ProposalAssets({ choices, taking }: { choices: RiskChoices; taking: TakingRisks }) {
  const text = useText()
  const written = useWritten()
  const [first = null, ...more] = taking.assets
  const same = choices.assets.filter(({ id, kind }) => kind === taking.kind && id !== first)
  return (
    <div className={styles.picked}>
      <AssetField
        choices={choices}
        chosen={null}
        field={{
          name: 'asset',
          value: first,
          error: undefined,
          onChange: (id) => taking.choose(id === null ? [] : [id]),
        }}
      />
      {first !== null && same.length > 0 && taking.kind ? (
        <ChooseMany
          label={text('risk.sameFor', { kind: written.inLanguage(kindWords[taking.kind]).toLowerCase() })}
          choices={same.map(({ id, name }) => ({ value: id, label: name }))}
          field={{ name: 'more', value: more, error: undefined, onChange: (ids) => taking.choose([first, ...ids]) }}
        />
      ) : null}
    </div>
  )
}
