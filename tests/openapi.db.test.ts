import { afterAll, beforeAll, expect, test } from 'vitest'
import { contracts } from '../src/app/contracts.ts'
import { openTestApp, type TestApp } from './test-app.ts'

type Operation = {
  operationId: string
  parameters: { name: string; in: string; required: boolean }[]
  requestBody?: unknown
  responses: Record<string, unknown>
}
type Description = { openapi: string; paths: Record<string, Record<string, Operation>> }

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

test('the description of the API is OpenAPI 3.1 and tells every contract as it is', async () => {
  const answer = await app.http.inject({ url: '/api/openapi.json' })
  expect(answer.statusCode).toBe(200)
  const description = answer.json() as Description
  expect(description.openapi).toBe('3.1.0')
  const operations = Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, ...operation })),
  )
  expect(operations.map(({ operationId }) => operationId).sort()).toEqual(contracts.map(({ name }) => name).sort())
  for (const contract of contracts) {
    const found = operations.find(({ operationId }) => operationId === contract.name)
    expect(found?.method).toBe(contract.method.toLowerCase())
    expect(found?.path).toBe(contract.path.replace(/:(\w+)/g, '{$1}'))
    const names = (place: string) => found?.parameters.filter((one) => one.in === place).map(({ name }) => name) ?? []
    expect(names('path')).toEqual([...contract.path.matchAll(/:(\w+)/g)].map((match) => match[1]))
    const query = [...Object.keys(contract.query?.shape ?? {}), ...(contract.timeTravel ? ['at'] : [])]
    expect(names('query').sort()).toEqual(query.sort())
    expect(names('header').includes('If-Match'), contract.name).toBe(contract.change === 'existing')
    expect(found?.requestBody !== undefined, contract.name).toBe(
      contract.body !== undefined || contract.upload === true,
    )
    expect(found?.responses).toHaveProperty(contract.change === 'new' ? '201' : '200')
    expect(found?.responses).toHaveProperty('default')
  }
})
