/** The environment of the database's programs: none of our secrets, and no PG* or LD_* setting of whoever starts us. Messages are in English. */
export function bareEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', LC_MESSAGES: 'C', TZ: 'UTC', HOME: '/' }
}
