-- Which services a supplier delivers, where these touch personal health information, what is in place, and the plan to the audit.

create table touchpoint_services (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  name text not null check (name <> ''),
  description text not null,
  -- The customers that use the service, by name.
  customers text[] not null,
  position integer not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index touchpoint_services_name on touchpoint_services (organisation_id, lower(name));
select keep_history('touchpoint_services');

create table touchpoint_flows (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  service_id uuid not null,
  name text not null check (name <> ''),
  comes_from text not null,
  goes_to text not null,
  -- The parts of the definition of personal health information that are in it, and that are not; a part in neither was not answered yet.
  parts_in text[] not null check (parts_in <@ array['a', 'b', 'c', 'd', 'e', 'f']),
  parts_out text[] not null check (parts_out <@ array['a', 'b', 'c', 'd', 'e', 'f']),
  -- How the organisation touches it: null while not answered, empty where it does so in no way.
  ways text[] check (ways <@ array['stores', 'processes', 'transports', 'sees-in-support', 'backs-up', 'destroys']),
  shielding text not null check (shielding in ('readable', 'pseudonymised', 'encrypted')),
  -- Why a flow that the organisation cannot read does not count, where somebody decided so.
  outside_because text not null,
  note text not null,
  position integer not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, service_id) references touchpoint_services (organisation_id, id),
  check (not parts_in && parts_out),
  check (outside_because = '' or shielding <> 'readable')
);
create index touchpoint_flows_service on touchpoint_flows (organisation_id, service_id);
select keep_history('touchpoint_flows');

create table touchpoint_checks (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  requirement text not null,
  state text not null check (state in ('in-place', 'unproven', 'planned', 'nothing')),
  -- In operation since, or ready by.
  day date,
  owner text not null,
  note text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  check (day is not null or state in ('unproven', 'nothing')),
  check (day is null or state <> 'nothing')
);
create unique index touchpoint_checks_requirement on touchpoint_checks (organisation_id, requirement);
select keep_history('touchpoint_checks');

-- One row an organisation.
create table touchpoint_plans (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  start_day date not null,
  -- Whether there is a certificate for ISO/IEC 27001 to extend; null while not answered.
  has_iso_certificate boolean,
  -- Gaps close soon when they are at most this share of what is relevant, and all within so many months of the start.
  gap_share integer not null check (gap_share between 0 and 100),
  gap_months integer not null check (gap_months between 0 and 24),
  -- How long the last measure must have been in operation before the audit.
  operation_months integer not null check (operation_months between 0 and 24),
  -- The services of a partial scope; null for all.
  services uuid[] check (cardinality(services) > 0),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index touchpoint_plans_of on touchpoint_plans (organisation_id);
select keep_history('touchpoint_plans');

-- What somebody changed about a step of the plan; steps that nobody touched are computed.
create table touchpoint_steps (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  step text not null,
  day date,
  done_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  check (day is not null or done_on is not null)
);
create unique index touchpoint_steps_step on touchpoint_steps (organisation_id, step);
select keep_history('touchpoint_steps');
