-- What the organisation really does, for which requirements, who answers for it, and what has to show that it works.

create table measures (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  title text not null check (title <> ''),
  how text not null,
  -- Who answers for it: somebody of the staff, or a role in words where nobody is named.
  owner uuid,
  owner_role text not null,
  stand_in uuid,
  stand_in_role text not null,
  -- The first day on which it worked; null: it does not yet. A proposal never fills this.
  in_operation_since date,
  planned_for date,
  -- How somebody finds out whether it has the effect that was meant.
  effectiveness text not null,
  -- The subject of the content that proposed it, such as 2022/control/8.13; null: made by hand.
  proposed_by text,
  ended_on date,
  end_reason text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id),
  foreign key (organisation_id, stand_in) references staff (organisation_id, id),
  check (ended_on is null or in_operation_since is null or ended_on >= in_operation_since)
);
create index measures_owner on measures (organisation_id, owner);
select keep_history('measures');

-- Many to many: one measure serves requirements of several editions.
create table measure_requirements (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  measure uuid not null,
  edition text not null,
  requirement text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id)
);
create unique index measure_requirements_once on measure_requirements (organisation_id, measure, edition, requirement);
create index measure_requirements_of on measure_requirements (organisation_id, edition, requirement);
select keep_history('measure_requirements');

create table measure_systems (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  measure uuid not null,
  system uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id),
  foreign key (organisation_id, system) references systems (organisation_id, id)
);
create unique index measure_systems_once on measure_systems (organisation_id, measure, system);
select keep_history('measure_systems');

create table measure_locations (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  measure uuid not null,
  location uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id),
  foreign key (organisation_id, location) references locations (organisation_id, id)
);
create unique index measure_locations_once on measure_locations (organisation_id, measure, location);
select keep_history('measure_locations');

-- What has to show that a measure is designed, exists and works. Evidence is handed in for one of these.
create table measure_proofs (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  measure uuid not null,
  position double precision not null,
  title text not null check (title <> ''),
  kind text not null check (kind in ('design', 'existence', 'operation')),
  -- How long evidence of this kind stays fresh after the last day that it is about: an ISO 8601 duration such as P1M.
  fresh_for text not null,
  -- The example of the content that it was taken from, such as 2022/control/8.13/restore-test.
  proposed_by text,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id)
);
create index measure_proofs_measure on measure_proofs (organisation_id, measure);
select keep_history('measure_proofs');

-- What recurs: the work itself, or the look at whether it has its effect.
create table measure_rhythms (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  measure uuid not null,
  title text not null check (title <> ''),
  kind text not null check (kind in ('work', 'effectiveness')),
  -- An ISO 8601 duration such as P3M.
  every text not null,
  first_on date not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id)
);
create index measure_rhythms_measure on measure_rhythms (organisation_id, measure);
select keep_history('measure_rhythms');

-- Where a measure is knowingly not applied, until when, and what is done instead.
create table exceptions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  measure uuid not null,
  title text not null check (title <> ''),
  reason text not null check (reason <> ''),
  starts date not null,
  -- The last day on which it is accepted.
  ends date not null,
  -- What is done instead, meanwhile.
  compensating uuid,
  accepted_by text not null,
  closed_on date,
  closing_note text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id),
  foreign key (organisation_id, compensating) references measures (organisation_id, id),
  check (ends >= starts and compensating is distinct from measure and (closed_on is null or closed_on >= starts))
);
create index exceptions_measure on exceptions (organisation_id, measure);
select keep_history('exceptions');
