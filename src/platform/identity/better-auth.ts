import { getAdapter } from 'better-auth/db/adapter'
import { type BetterAuthOptions, betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import type { Kysely } from 'kysely'
import { newId } from '../database/ids.ts'
import { recoveryCodesAtOnce } from './recovery-codes.ts'
import { keepTokensDigested } from './token-adapter.ts'

export const sessionLimits = {
  /** Seconds after which a session ends, however much it is used. */
  longest: 7 * 24 * 3600,
  /** Seconds without a request after which a session ends: a working day. */
  idle: 8 * 3600,
}

/** Carries the client's address to better-auth. It never comes from outside: we make the headers of each call ourselves. */
export const addressHeader = 'zorgborg-client-address'

export type Settings = { secret: string; baseUrl: string }

/** The names of our tables and columns, and what of better-auth is used: passwords, sessions and a second factor. */
export function betterAuthOptions({ secret, baseUrl }: Settings) {
  return {
    appName: 'Zorgborg',
    baseURL: baseUrl,
    // In this form a later key can be added while the old one still opens what it closed.
    secrets: [{ version: 1, value: secret }],
    telemetry: { enabled: false },
    logger: { level: 'error' },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 12, maxPasswordLength: 1024 },
    advanced: {
      cookiePrefix: 'zorgborg',
      useSecureCookies: baseUrl.startsWith('https:'),
      ipAddress: { ipAddressHeaders: [addressHeader], ipv6Subnet: 128 },
      // The migration makes the tables and a test compares them with this configuration; a comparison at each start costs time.
      database: { generateId: () => newId(), validateSchema: false },
    },
    user: {
      modelName: 'users',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: {
        language: { type: 'string', required: true, input: false },
        operator: { type: 'boolean', required: true, defaultValue: false, input: false },
      },
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'user_id',
        providerId: 'provider_id',
        accountId: 'account_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'user_id',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        expiresAt: 'expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        activeOrganisationId: {
          type: 'string',
          required: false,
          input: false,
          fieldName: 'active_organisation_id',
        },
        secondFactorAt: { type: 'date', required: false, input: false, fieldName: 'second_factor_at' },
      },
      expiresIn: sessionLimits.longest,
      disableSessionRefresh: true,
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
      storeIdentifier: 'hashed',
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, secondFactorAt: context?.path.startsWith('/two-factor/verify-') ? new Date() : null },
          }),
        },
      },
    },
    plugins: [
      twoFactor({
        issuer: 'Zorgborg',
        twoFactorCookieMaxAge: 600,
        backupCodeOptions: { storeBackupCodes: 'encrypted', customBackupCodesGenerate: recoveryCodesAtOnce },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'second_factors',
            fields: {
              userId: 'user_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
    ],
  } satisfies BetterAuthOptions
}

/**
 * better-auth as a library: no handler of it is mounted, our endpoints call `auth.api` on the server. It works on the given
 * Kysely and opens no connection of its own.
 */
export async function createBetterAuth<Schema>(db: Kysely<Schema>, settings: Settings) {
  const options = betterAuthOptions(settings)
  const adapter = keepTokensDigested(
    await getAdapter({ ...options, database: { db, type: 'postgres', schemaName: 'identity', transaction: true } }),
  )
  const auth = betterAuth({ ...options, database: () => adapter })
  return { api: auth.api, context: await auth.$context }
}

export type BetterAuth = Awaited<ReturnType<typeof createBetterAuth>>
