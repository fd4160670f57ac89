import { allow } from '../../core/access/allow.ts'
import { nameKey } from '../../core/assets/read-asset-row.ts'
import { newId } from '../../platform/database/ids.ts'
import type { Tx } from '../../platform/database/reader.ts'
import { Problem, problems, requireRevision } from '../../platform/http/problem.ts'
import type { Text } from '../../platform/language/languages.ts'
import type { AssetFacts } from './assets.contract.ts'
import { isStaff } from './assets.store.ts'
import { type Asset, type Register, readRegister } from './read-register.ts'
import { insertAssets, storeWithdrawal, updateAssets } from './write-assets.store.ts'

type Fault = { path: string; message: Text }

const invalid = (fields: Fault[]) =>
  new Problem(
    400,
    'invalid',
    {
      nl: 'Niet alles is goed ingevuld. Er is niets opgeslagen.',
      en: 'Not everything is filled in correctly. Nothing was saved.',
    },
    { fields },
  )

const messages = {
  taken: {
    nl: 'Er is al iets van deze soort met deze naam. Geef het een naam waaraan het te herkennen is, zoals met de plaats erachter.',
    en: 'There is one of this kind with this name already. Give it a name by which it can be told apart, such as with its place.',
  },
  semicolon: {
    nl: 'Een naam heeft geen puntkomma: die scheidt namen in lijsten. Schrijf een komma.',
    en: 'A name has no semicolon: it separates names in lists. Write a comma.',
  },
  nobody: {
    nl: 'Deze persoon staat niet in de lijst van medewerkers.',
    en: 'This person is not in the list of staff.',
  },
  itself: { nl: 'Iets kan niet op zichzelf leunen.', en: 'Nothing can lean on itself.' },
  gone: {
    nl: 'Een van de bedrijfsmiddelen waar dit op leunt bestaat niet meer. Kies opnieuw.',
    en: 'One of the assets that this leans on no longer exists. Choose again.',
  },
  noLine: {
    nl: 'Deze regel van de scope bestaat niet meer. Kies opnieuw.',
    en: 'This line of the scope no longer exists. Choose again.',
  },
  lineTaken: {
    nl: 'Deze regel van de scope hoort al bij een ander bedrijfsmiddel.',
    en: 'This line of the scope belongs to another asset already.',
  },
  lineOfOther: {
    nl: 'Een proces hoort bij een proces van de scope, al het andere bij een systeem.',
    en: 'A process belongs to a process of the scope, all else to a system.',
  },
} satisfies Record<string, Text>

/** Another that was not withdrawn and is called the same, of the same kind. */
const namesake = ({ assets }: Register, { name, kind }: Pick<Asset, 'name' | 'kind'>, id: string | null) =>
  assets.find(
    (one) => one.id !== id && one.withdrawnAt === null && one.kind === kind && nameKey(one.name) === nameKey(name),
  )

/** What must hold beyond the shape of each field. `before` is what stands: what it leans on may stay whatever became of it. */
async function check(tx: Tx, register: Register, facts: AssetFacts, before: Asset | null): Promise<void> {
  const faults: Fault[] = []
  const own = before?.id ?? null
  const { byId, scope } = register
  if (namesake(register, facts, own)) faults.push({ path: 'name', message: messages.taken })
  if (facts.name.includes(';')) faults.push({ path: 'name', message: messages.semicolon })
  if (facts.owner !== null && !(await isStaff(tx, facts.owner))) {
    faults.push({ path: 'owner', message: messages.nobody })
  }
  if (own !== null && facts.dependsOn.includes(own)) faults.push({ path: 'dependsOn', message: messages.itself })
  const had = new Set(before?.dependsOn)
  const isGone = (id: string) => !had.has(id) && byId.get(id)?.withdrawnAt !== null
  if (facts.dependsOn.some(isGone)) faults.push({ path: 'dependsOn', message: messages.gone })
  if (facts.scope !== null) {
    const { line, id } = facts.scope
    const found = scope.find((one) => one.id === id && one.line === line)
    const tied = register.assets.find(({ system, process }) => (system ?? process) === id)
    if (!found || (found.withdrawn && before?.line?.id !== id)) faults.push({ path: 'scope', message: messages.noLine })
    else if (tied && tied.id !== own) faults.push({ path: 'scope', message: messages.lineTaken })
    else if ((line === 'process') !== (facts.kind === 'process')) {
      faults.push({ path: 'scope', message: messages.lineOfOther })
    }
  }
  if (faults.length > 0) throw invalid(faults)
}

const tidy = (facts: AssetFacts): AssetFacts => ({ ...facts, dependsOn: [...new Set(facts.dependsOn)] })

async function assetAsSeen(tx: Tx, id: string, seen: number): Promise<{ register: Register; before: Asset }> {
  const register = await readRegister(tx)
  const before = register.byId.get(id)
  if (!before) throw problems.notFound()
  requireRevision(before.revision, seen)
  return { register, before }
}

/** Records an asset. Gives its id. */
export async function addAsset(tx: Tx, given: AssetFacts): Promise<string> {
  const allowed = allow(tx.actor, 'assets:write')
  const facts = tidy(given)
  await check(tx, await readRegister(tx), facts, null)
  const id = newId()
  await insertAssets(tx, allowed, [{ id, facts }])
  tx.note({ action: 'asset.added', subject: facts.name })
  return id
}

/** Changes all that is written about an asset. 412 where it changed since it was seen; 409 where it was withdrawn. */
export async function changeAsset(tx: Tx, id: string, given: AssetFacts, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'assets:write')
  const { register, before } = await assetAsSeen(tx, id, seen)
  if (before.withdrawnAt !== null) {
    throw new Problem(409, 'asset-withdrawn', {
      nl: 'Dit bedrijfsmiddel is ingetrokken. Neem het eerst terug.',
      en: 'This asset was withdrawn. Take that back first.',
    })
  }
  const facts = tidy(given)
  await check(tx, register, facts, before)
  await updateAssets(tx, allowed, [{ id, before: before.dependsOn, facts }])
  tx.note({ action: 'asset.changed', subject: facts.name })
}

/** Withdraws an asset with a reason; one that was withdrawn already stays as it is. */
export async function withdrawAsset(tx: Tx, id: string, reason: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'assets:write')
  const { before } = await assetAsSeen(tx, id, seen)
  if (before.withdrawnAt !== null) return
  await storeWithdrawal(tx, allowed, id, { at: tx.now, reason })
  tx.note({ action: 'asset.withdrawn', subject: before.name })
}

/** Takes the withdrawal of an asset back. 409 where another took its name meanwhile. */
export async function restoreAsset(tx: Tx, id: string, seen: number): Promise<void> {
  const allowed = allow(tx.actor, 'assets:write')
  const { register, before } = await assetAsSeen(tx, id, seen)
  if (before.withdrawnAt === null) return
  if (namesake(register, before, id)) {
    throw new Problem(409, 'asset-name-taken', {
      nl: 'Er is intussen iets van deze soort met dezelfde naam. Geef dat eerst een andere naam.',
      en: 'Meanwhile there is another of this kind with the same name. Give that another name first.',
    })
  }
  await storeWithdrawal(tx, allowed, id, { at: null, reason: '' })
  tx.note({ action: 'asset.restored', subject: before.name })
}
