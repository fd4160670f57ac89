import { useQueryClient } from '@tanstack/react-query'
import type { Contract } from '../../platform/http/contract.ts'
import { useCommand } from '../session/answers.ts'
import type { Answer, Request } from '../session/call.ts'
import { ApiProblem } from '../session/problem.ts'

/**
 * A command about a risk that is on screen. Where somebody else changed it meanwhile it is read anew behind the sheet: what was typed
 * stays, the refusal says what happened, and the next attempt is about what stands there now.
 */
export function useRiskCommand<C extends Contract>(contract: C): (request: Request<C>) => Promise<Answer<C>> {
  const command = useCommand(contract)
  const queries = useQueryClient()
  return async (request) => {
    try {
      return await command.mutateAsync(request)
    } catch (caught) {
      if (caught instanceof ApiProblem && caught.status === 412) await queries.invalidateQueries()
      throw caught
    }
  }
}
