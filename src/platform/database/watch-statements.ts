import {
  type IdentifierNode,
  type Kysely,
  type KyselyPlugin,
  OperationNodeTransformer,
  type QueryId,
  type RawNode,
} from 'kysely'
import type { Rows } from './reader.ts'
import type { DB } from './tables.generated.ts'

/**
 * The same rows, with every name that a statement mentions added to `names`: of tables, and of columns and functions too. Each table that is
 * read is among them, for no view and no function of the database reads one on its own account.
 */
export function watchStatements(rows: Rows, names: Set<string>): Rows {
  const collector = new NameCollector(names)
  const plugin: KyselyPlugin = {
    transformQuery: ({ node, queryId }) => collector.transformNode(node, queryId),
    transformResult: async ({ result }) => result,
  }
  return (rows as Kysely<DB>).withPlugin(plugin)
}

const name = /[a-z_][a-z0-9_]*/g

class NameCollector extends OperationNodeTransformer {
  readonly #names: Set<string>

  constructor(names: Set<string>) {
    super()
    this.#names = names
  }

  protected override transformIdentifier(node: IdentifierNode, queryId?: QueryId): IdentifierNode {
    this.#names.add(node.name)
    return super.transformIdentifier(node, queryId)
  }

  protected override transformRaw(node: RawNode, queryId?: QueryId): RawNode {
    for (const fragment of node.sqlFragments) for (const [found] of fragment.matchAll(name)) this.#names.add(found)
    return super.transformRaw(node, queryId)
  }
}
