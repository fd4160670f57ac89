-- Accounts of people, their sessions and second factors: facts of the installation, of no organisation.
-- users, credentials, sessions, verifications and second_factors are the tables of better-auth 1.7, named in the configuration.

create schema identity;

create table identity.users (
  id text primary key,
  name text not null check (length(name) between 1 and 120),
  email text not null unique check (email = lower(email)),
  email_verified boolean not null default false,
  image text,
  language text not null check (language in ('nl', 'en')),
  operator boolean not null default false,
  two_factor_enabled boolean not null default false,
  -- Where the person worked last: what the next session opens.
  last_organisation_id text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);

create table identity.credentials (
  id text primary key,
  user_id text not null references identity.users on delete cascade,
  provider_id text not null,
  account_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz(3),
  refresh_token_expires_at timestamptz(3),
  scope text,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now(),
  unique (provider_id, account_id)
);
create index credentials_user on identity.credentials (user_id);

-- `token` is the SHA-256 of what the cookie holds: who reads this table cannot sign in with it.
create table identity.sessions (
  id text primary key,
  token text not null unique,
  user_id text not null references identity.users on delete cascade,
  active_organisation_id text,
  second_factor_at timestamptz(3),
  ip_address text,
  user_agent text,
  expires_at timestamptz(3) not null,
  last_seen_at timestamptz(3) not null default now(),
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index sessions_user on identity.sessions (user_id);
create index sessions_expire on identity.sessions (expires_at);

create table identity.verifications (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz(3) not null,
  created_at timestamptz(3) not null default now(),
  updated_at timestamptz(3) not null default now()
);
create index verifications_identifier on identity.verifications (identifier);
create index verifications_expire on identity.verifications (expires_at);

-- `secret` and `backup_codes` are encrypted by the application. `last_step` is the time step of the last code that was
-- taken: a code works once (RFC 6238 §5.2).
create table identity.second_factors (
  id text primary key,
  user_id text not null unique references identity.users on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified boolean not null default false,
  failed_verification_count integer not null default 0,
  locked_until timestamptz(3),
  last_step bigint
);

-- A row is written for an unknown address too, so that the answer takes the same time.
create table identity.password_resets (
  token_hash text primary key,
  user_id text references identity.users on delete cascade,
  expires_at timestamptz(3) not null
);
create index password_resets_user on identity.password_resets (user_id);
create index password_resets_expire on identity.password_resets (expires_at);

-- `key` is a keyed digest of a purpose with an address or an account: it names nobody.
create table identity.sign_in_attempts (
  key text primary key,
  failures integer not null,
  first_at timestamptz(3) not null,
  last_at timestamptz(3) not null,
  waits_until timestamptz(3)
);
create index sign_in_attempts_last on identity.sign_in_attempts (last_at);

create table identity.setup_tokens (
  single boolean primary key default true check (single),
  token_hash text not null,
  created_at timestamptz(3) not null default now()
);

-- A command may see who people are, and store what was decided about an account together with its place in the trail.
-- It never reads a password, a secret or a session's token.
grant usage on schema identity to zorgborg_app, zorgborg_system;
grant select, insert, update on identity.users to zorgborg_app;
grant insert, select (user_id, provider_id), update (password, updated_at) on identity.credentials to zorgborg_app;
grant select (id, user_id), update (second_factor_at), delete on identity.sessions to zorgborg_app;
grant select (user_id), update (verified, last_step), delete on identity.second_factors to zorgborg_app;
grant select, delete on identity.password_resets, identity.setup_tokens to zorgborg_app;
grant select, insert, update, delete on all tables in schema identity to zorgborg_system;
