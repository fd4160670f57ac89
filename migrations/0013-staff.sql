-- The people who work for the organisation, with or without an account, their teams, and what they were trained in.

create table teams (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  name text not null check (name <> ''),
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index teams_name on teams (organisation_id, lower(name)) where withdrawn_at is null;
select keep_history('teams');

create table staff (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  name text not null check (name <> ''),
  -- The personnel number, by which an import finds somebody again; empty where there is none.
  number text not null,
  email text not null,
  -- What somebody does, in the organisation's words: nurse, system administrator. A policy can be for everybody with one function.
  function text not null,
  location uuid,
  starts date not null,
  -- The last day of employment; null while no end is known.
  ends date,
  language text not null check (language in ('nl', 'en')),
  -- The account that this person signs in with, where there is one.
  user_id text,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, location) references locations (organisation_id, id),
  check (ends is null or ends >= starts)
);
create unique index staff_number on staff (organisation_id, number) where number <> '';
create unique index staff_email on staff (organisation_id, lower(email)) where email <> '';
create unique index staff_user on staff (organisation_id, user_id) where user_id is not null;
select keep_history('staff');

create table staff_teams (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  staff uuid not null,
  team uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, staff) references staff (organisation_id, id),
  foreign key (organisation_id, team) references teams (organisation_id, id)
);
create unique index staff_teams_once on staff_teams (organisation_id, staff, team);
create index staff_teams_team on staff_teams (organisation_id, team);
select keep_history('staff_teams');

-- When somebody is away, and who stands in. Somebody who is away still counts in the audience of a policy.
create table absences (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  staff uuid not null,
  starts date not null,
  ends date not null,
  stand_in uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, staff) references staff (organisation_id, id),
  foreign key (organisation_id, stand_in) references staff (organisation_id, id),
  check (ends >= starts and stand_in is distinct from staff)
);
create index absences_staff on absences (organisation_id, staff);
select keep_history('absences');

create table trainings (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  title text not null check (title <> ''),
  -- 'management': what the board has to follow about its own duties.
  kind text not null check (kind in ('awareness', 'role', 'management', 'other')),
  description text not null,
  -- After how long it has to be repeated, as an ISO 8601 duration such as P1Y; null: once.
  repeat_every text,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('trainings');

create table training_audiences (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  training uuid not null,
  kind text not null check (kind in ('all', 'function', 'team', 'location')),
  function text,
  team uuid,
  location uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, training) references trainings (organisation_id, id),
  foreign key (organisation_id, team) references teams (organisation_id, id),
  foreign key (organisation_id, location) references locations (organisation_id, id),
  check ((kind = 'function') = (function is not null) and (kind = 'team') = (team is not null) and (kind = 'location') = (location is not null))
);
select keep_history('training_audiences');

-- Never erased: somebody who leaves was trained all the same. A record made by mistake is withdrawn.
create table training_records (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  training uuid not null,
  staff uuid not null,
  followed_on date not null,
  -- Per cent, where there was a test.
  score smallint check (score between 0 and 100),
  passed boolean not null,
  note text not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, training) references trainings (organisation_id, id),
  foreign key (organisation_id, staff) references staff (organisation_id, id)
);
create index training_records_staff on training_records (organisation_id, training, staff);
select keep_history('training_records');

-- Which column of the lists of this organisation means what, as it was chosen at the last import, so that the next import proposes it.
create table import_columns (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  kind text not null check (kind in ('staff', 'training')),
  heading text not null check (heading <> ''),
  -- What the column is about; '' where it is passed over.
  field text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index import_columns_heading on import_columns (organisation_id, kind, lower(heading));
select keep_history('import_columns');
