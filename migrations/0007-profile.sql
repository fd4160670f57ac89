-- Who the organisation is, what is so about it, what its management system covers, and what ends when.

create table profiles (
  organisation_id uuid not null,
  id uuid not null check (id = organisation_id),
  revision bigint not null default 0,
  sector text,
  description text not null,
  people integer check (people between 0 and 1000000),
  fte double precision check (fte between 0 and 1000000),
  -- What decides between cluster Z and B, besides the fact 'gives-care'. Null: not answered.
  care_form text check (care_form in ('institution', 'sole-provider', 'under-another')),
  processes_health_data boolean,
  legal_ground text not null,
  processor_agreement boolean,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('profiles');

-- A fact of the closed list `profileFact`, on which applicability can turn. No row: not answered.
create table profile_facts (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  fact text not null check (fact ~ '^[a-z][a-z-]*$'),
  holds boolean not null,
  note text not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index profile_facts_fact on profile_facts (organisation_id, fact);
select keep_history('profile_facts');

-- What the management system covers. Rows are withdrawn, not deleted: risks and evidence can point to them. `position` orders a list;
-- a row that moves gets one between those of its neighbours.
create table locations (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  position double precision not null,
  withdrawn_at timestamptz(3),
  name text not null,
  kind text not null,
  address text not null,
  use text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('locations');

create table processes (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  position double precision not null,
  withdrawn_at timestamptz(3),
  name text not null,
  kind text not null,
  description text not null,
  owner_role text not null,
  health_data boolean,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('processes');

-- BIV: how heavily availability, integrity and confidentiality weigh, 1 low, 2 middle, 3 high. Null: not classified.
create table systems (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  position double precision not null,
  withdrawn_at timestamptz(3),
  name text not null,
  kind text not null,
  purpose text not null,
  owner_role text not null,
  supplier text not null,
  health_data boolean,
  availability smallint check (availability between 1 and 3),
  integrity smallint check (integrity between 1 and 3),
  confidentiality smallint check (confidentiality between 1 and 3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('systems');

-- Where the scope touches somebody else.
create table interfaces (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  position double precision not null,
  withdrawn_at timestamptz(3),
  name text not null,
  counterparty text not null,
  passes text not null,
  other_side text not null,
  health_data boolean,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('interfaces');

create table exclusions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  position double precision not null,
  withdrawn_at timestamptz(3),
  name text not null,
  reason text not null check (reason <> ''),
  protection text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('exclusions');

create table own_certificates (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  position double precision not null,
  withdrawn_at timestamptz(3),
  -- An edition of the content by its id, or what the certificate says in words.
  edition text not null,
  body text not null,
  number text not null,
  accredited text not null check (accredited in ('yes', 'no', 'unknown')),
  scope text not null,
  first_issued date,
  starts date not null,
  ends date not null,
  surveillance date[] not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  check (ends >= starts)
);
select keep_history('own_certificates');

create table terms (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  position double precision not null,
  withdrawn_at timestamptz(3),
  title text not null,
  ends date not null,
  kind text not null check (kind in ('transition', 'certificate', 'surveillance', 'other')),
  source text not null,
  certainty text not null check (certainty in ('high', 'medium', 'low')),
  note text not null,
  -- The proposal of the content that this one was taken from.
  proposal text,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('terms');

-- The scope statement as people are editing it; no row: the text as it is composed from the facts.
create table scope_drafts (
  organisation_id uuid not null,
  id uuid not null check (id = organisation_id),
  revision bigint not null default 0,
  nl text not null,
  en text not null,
  -- The facts as they were when the text was last composed or checked against them.
  facts jsonb not null,
  edited_by text not null,
  edited_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('scope_drafts');

create table scope_versions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  number integer not null check (number > 0),
  approved_by text not null,
  approved_at timestamptz(3) not null,
  note text not null,
  -- Both texts and the facts exactly as approved, and their SHA-256 in canonical JSON.
  statement jsonb not null,
  sha256 text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index scope_versions_number on scope_versions (organisation_id, number);
select keep_history('scope_versions');
