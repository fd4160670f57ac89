-- What the organisation has and does that can be harmed, and what leans on what. Risks are about these rows.

create table assets (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  kind text not null check (kind in ('process', 'patient-record', 'application', 'medical-device', 'workplace', 'network', 'server',
    'data', 'location', 'people', 'service', 'other')),
  name text not null check (name <> ''),
  description text not null,
  -- Who answers for it: somebody of the staff, or a role in words where nobody is named.
  owner uuid,
  owner_role text not null,
  -- Who provides it, in words; empty: the organisation itself.
  supplier text not null,
  -- The same steps as those of `systems`. Null: not classified for itself; what follows from dependencies is computed, never stored.
  availability smallint check (availability between 1 and 3),
  integrity smallint check (integrity between 1 and 3),
  confidentiality smallint check (confidentiality between 1 and 3),
  -- Which line of the scope it is, if any.
  system uuid,
  process uuid,
  withdrawn_at timestamptz(3),
  withdrawal_reason text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id),
  foreign key (organisation_id, system) references systems (organisation_id, id),
  foreign key (organisation_id, process) references processes (organisation_id, id),
  check (system is null or process is null)
);
create index assets_owner on assets (organisation_id, owner);
create unique index assets_system on assets (organisation_id, system);
create unique index assets_process on assets (organisation_id, process);
select keep_history('assets');

-- What cannot do its work without what. Two systems can lean on each other, so that cycles are no error.
create table asset_dependencies (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  dependent uuid not null,
  dependency uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, dependent) references assets (organisation_id, id),
  foreign key (organisation_id, dependency) references assets (organisation_id, id),
  check (dependent <> dependency)
);
create unique index asset_dependencies_once on asset_dependencies (organisation_id, dependent, dependency);
create index asset_dependencies_of on asset_dependencies (organisation_id, dependency);
select keep_history('asset_dependencies');

-- The columns of lists of assets and of risks are remembered as those of people are.
alter table import_columns drop constraint import_columns_kind_check;
alter table import_columns add check (kind in ('staff', 'training', 'assets', 'risks'));

-- Two that are called the same could not be told apart by a list, or in a drawing.
create unique index assets_named on assets (organisation_id, kind, name) where withdrawn_at is null;
