import { z } from 'zod'
import type { Contract } from './contract.ts'

type Json = Record<string, unknown>

const problemSchema: Json = {
  type: 'object',
  required: ['type', 'title', 'status', 'code', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'The name that programs can rely on' },
    detail: { type: 'string', description: 'A sentence for the person' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  }) as Json
  return rest
}

function parametersOf(contract: Contract): Json[] {
  const from = (place: 'path' | 'query', schema: z.ZodObject | undefined): Json[] => {
    if (!schema) return []
    const { properties = {}, required = [] } = schemaOf(schema, 'input') as { properties?: Json; required?: string[] }
    return Object.entries(properties).map(([name, value]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: value,
    }))
  }
  const header = (name: string, description: string, required: boolean): Json => ({
    name,
    in: 'header',
    required,
    description,
    schema: { type: 'string' },
  })
  return [
    ...from('path', contract.params),
    ...from('query', contract.query),
    ...(contract.timeTravel
      ? [
          {
            name: 'at',
            in: 'query',
            required: false,
            description: 'A past day (its end in Europe/Amsterdam) or instant to look back to',
            schema: { type: 'string' },
          },
        ]
      : []),
    ...(contract.change === 'existing' ? [header('If-Match', 'The ETag that was seen', true)] : []),
    ...(contract.change === 'new' ? [header('Idempotency-Key', 'Makes a repeated request act once', false)] : []),
    ...(contract.method === 'GET' ? [] : [header('zorgborg-csrf', 'Always 1, unless the operator calls', false)]),
    ...(typeof contract.access === 'object'
      ? [header('zorgborg-organisation', 'The organisation that the caller believes to work in', false)]
      : []),
  ]
}

function operationOf(contract: Contract): Json {
  const { access, answer } = contract
  const content =
    answer === 'file'
      ? { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } }
      : { 'application/json': { schema: schemaOf(answer, 'output') } }
  const refused = {
    description: 'Refused',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  }
  return {
    operationId: contract.name,
    summary: contract.summary,
    description: typeof access === 'object' ? `Needs the permission ${access.permission}.` : `For: ${access}.`,
    parameters: parametersOf(contract),
    ...(contract.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(contract.body, 'input') } },
          },
        }
      : {}),
    ...(contract.upload
      ? {
          requestBody: {
            required: true,
            content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
          },
        }
      : {}),
    ...(contract.tokens ? { security: [{ session: [] }, { token: [] }] } : {}),
    responses: { [contract.change === 'new' ? '201' : '200']: { description: 'Done', content }, default: refused },
    ...(access === 'public' ? { security: [] } : {}),
  }
}

/** The OpenAPI 3.1 description of all contracts. */
export function describeApi(contracts: Contract[], version: string): Json {
  const paths: Record<string, Json> = {}
  for (const contract of contracts) {
    const path = contract.path.replace(/:([a-zA-Z]+)/g, '{$1}')
    paths[path] = { ...paths[path], [contract.method.toLowerCase()]: operationOf(contract) }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Zorgborg', version, license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: problemSchema },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: 'zorgborg.session_token' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  }
}
