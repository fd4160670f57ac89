-- What every later migration stands on: two roles, history of every domain table, views of a past moment, the trail.

do $$
begin
  -- Works for one organisation at a time; row-level security holds it there.
  if not exists (select from pg_roles where rolname = 'zorgborg_app') then
    create role zorgborg_app nologin;
  end if;
  -- Works for all organisations: backup, verification, sweeps, finding out which organisations a person belongs to.
  if not exists (select from pg_roles where rolname = 'zorgborg_system') then
    create role zorgborg_system nologin;
  end if;
exception when duplicate_object or unique_violation then
  null; -- another database of the same server was migrated at the same moment
end $$;
do $$
begin
  -- On a server where an administrator made the roles, they have been granted already and this account may not grant them.
  if not (pg_has_role(current_user, 'zorgborg_app', 'usage') and pg_has_role(current_user, 'zorgborg_system', 'usage')) or
    current_setting('is_superuser') = 'on' then
    grant zorgborg_app, zorgborg_system to current_user;
  end if;
end $$;

create schema history;
create schema asof;
grant usage on schema public, history, asof to zorgborg_app, zorgborg_system;

create function current_organisation() returns uuid language sql stable
  as $$ select nullif(current_setting('zorgborg.organisation', true), '')::uuid $$;

-- In a write: the revision being made. In a read of a past moment: the last revision of that moment.
create function current_revision() returns bigint language sql stable
  as $$ select nullif(current_setting('zorgborg.revision', true), '')::bigint $$;

-- One row a revision: one command of one actor in one organisation, and a leaf of that organisation's Merkle tree.
-- The nil uuid stands for the installation itself.
create table trail (
  organisation_id uuid not null,
  revision bigint not null check (revision > 0),
  at timestamptz(3) not null,
  actor_kind text not null check (actor_kind in ('person', 'operator', 'system')),
  actor_id text,
  actor_name text not null,
  action text not null,
  subject text not null,
  details jsonb not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  primary key (organisation_id, revision)
);
create index trail_at on trail (organisation_id, at);

-- The rows that a revision changed, before and after, secrets replaced by their digest.
create table trail_changes (
  organisation_id uuid not null,
  revision bigint not null,
  table_name text not null,
  key text not null,
  before jsonb,
  after jsonb,
  primary key (organisation_id, revision, table_name, key)
);
create index trail_changes_key on trail_changes (organisation_id, table_name, key, revision);

create table trail_heads (
  organisation_id uuid primary key,
  size bigint not null,
  frontier bytea[] not null,
  root bytea not null,
  at timestamptz(3) not null,
  checkpoint text not null
);

-- Answers kept so that a repeated request does not act twice.
create table idempotent_answers (
  organisation_id uuid not null,
  actor text not null,
  key text not null,
  request_hash text not null,
  status integer not null,
  answer jsonb not null,
  etag text,
  at timestamptz(3) not null,
  primary key (organisation_id, actor, key)
);
create index idempotent_answers_at on idempotent_answers (at);

-- The tables that keep history, and which of their columns are secrets.
create table kept_tables (
  name text primary key,
  secrets text[] not null
);
grant select on kept_tables to zorgborg_app, zorgborg_system;

create function separate_organisations(subject regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', subject);
  execute format('alter table %s force row level security', subject);
  execute format('drop policy if exists own_organisation on %s', subject);
  execute format('drop policy if exists every_organisation on %s', subject);
  execute format('create policy own_organisation on %s to zorgborg_app using (organisation_id = current_organisation()) with check (organisation_id = current_organisation())', subject);
  execute format('create policy every_organisation on %s to zorgborg_system using (true) with check (true)', subject);
end $$;

select separate_organisations('trail'), separate_organisations('trail_changes'),
  separate_organisations('trail_heads'), separate_organisations('idempotent_answers');
grant select, insert on trail to zorgborg_app, zorgborg_system;
grant select on trail_changes to zorgborg_app, zorgborg_system;
grant select, insert, update on trail_heads to zorgborg_app, zorgborg_system;
grant select, insert, delete on idempotent_answers to zorgborg_app, zorgborg_system;

create function redact(stored jsonb, secrets text[]) returns jsonb language sql immutable as $$
  select coalesce(
    (select jsonb_object_agg(key, case when key = any (secrets) and value <> 'null'
      then to_jsonb('sha256:' || encode(sha256(convert_to(value #>> '{}', 'UTF8')), 'hex')) else value end)
    from jsonb_each(stored)), '{}')
$$;

-- Before a row is written: no write outside a revision, and the row carries the revision that wrote it.
create function stamp_revision() returns trigger language plpgsql as $$
begin
  if current_revision() is null then
    raise exception 'a write to % outside a revision', tg_table_name;
  end if;
  new.revision := current_revision();
  return new;
end $$;

-- After a row is written: its history, and its place in the trail.
create function record_change() returns trigger language plpgsql security definer
  set search_path = pg_catalog, public, pg_temp set timezone = 'UTC' as $$
declare
  at_revision bigint := current_revision();
  was jsonb;
  becomes jsonb;
begin
  if at_revision is null then
    raise exception 'a write to % outside a revision', tg_table_name;
  end if;
  if tg_op <> 'INSERT' then
    was := redact(to_jsonb(old), tg_argv);
    execute format('delete from history.%I where organisation_id = $1 and id = $2 and valid_from = $3', tg_table_name)
      using old.organisation_id, old.id, at_revision;
    execute format('update history.%I set valid_to = $3 where organisation_id = $1 and id = $2 and valid_to is null', tg_table_name)
      using old.organisation_id, old.id, at_revision;
  end if;
  if tg_op <> 'DELETE' then
    becomes := redact(to_jsonb(new), tg_argv);
    execute format('insert into history.%I select $1, null, ($2).*', tg_table_name) using at_revision, new;
  end if;
  insert into trail_changes (organisation_id, revision, table_name, key, before, after)
    values (
      coalesce((becomes ->> 'organisation_id')::uuid, (was ->> 'organisation_id')::uuid), at_revision, tg_table_name,
      coalesce(becomes ->> 'id', was ->> 'id'), was, becomes)
    on conflict (organisation_id, revision, table_name, key) do update set after = excluded.after;
  return null;
end $$;

-- Gives a domain table (primary key organisation_id, id; a column revision) its history, its view of a past moment, its
-- separation of organisations and its place in the trail. Call it again after a change of columns; add a column to the
-- table and to its history in the same order, and only nullable, so that what the trail recorded stays true.
create function keep_history(name text, variadic secrets text[] default '{}') returns void language plpgsql as $$
declare
  columns text;
begin
  if to_regclass(format('history.%I', name)) is null then
    execute format('create table history.%1$I (valid_from bigint not null, valid_to bigint, like public.%1$I)', name);
    execute format('alter table history.%I add primary key (organisation_id, id, valid_from)', name);
    execute format('create index on history.%I (organisation_id, valid_from, valid_to)', name);
  end if;
  insert into kept_tables values (name, secrets)
    on conflict on constraint kept_tables_pkey do update set secrets = excluded.secrets;
  perform separate_organisations(format('public.%I', name)::regclass);
  perform separate_organisations(format('history.%I', name)::regclass);
  select string_agg(quote_ident(attname), ', ' order by attnum) into columns
    from pg_attribute where attrelid = format('public.%I', name)::regclass and attnum > 0 and not attisdropped;
  execute format('drop view if exists asof.%I', name);
  execute format('create view asof.%1$I with (security_invoker = true) as select %2$s from history.%1$I
    where valid_from <= current_revision() and (valid_to is null or valid_to > current_revision())', name, columns);
  execute format('grant select, insert, update, delete on public.%I to zorgborg_app, zorgborg_system', name);
  execute format('grant select on history.%1$I, asof.%1$I to zorgborg_app, zorgborg_system', name);
  execute format('drop trigger if exists stamp_revision on public.%I', name);
  execute format('drop trigger if exists record_change on public.%I', name);
  execute format('create trigger stamp_revision before insert or update on public.%I for each row execute function stamp_revision()', name);
  execute format('create trigger record_change after insert or update or delete on public.%I for each row execute function record_change(%s)', name,
    (select coalesce(string_agg(quote_literal(secret), ', '), '') from unnest(secrets) secret));
end $$;
