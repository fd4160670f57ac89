-- Which editions an organisation adopted, what it decided about each control, and the statements it approved.

create table adoptions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  edition text not null,
  adopted_at timestamptz(3) not null,
  adopted_by text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index adoptions_edition on adoptions (organisation_id, edition);
select keep_history('adoptions');

create table decisions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  edition text not null,
  requirement text not null,
  applies boolean not null,
  reasons text[] not null check (reasons <@ array['risk', 'law', 'contract', 'good-practice']),
  justification text not null,
  presence text check (presence in ('in-place', 'partly', 'planned', 'absent')),
  description text not null,
  since date,
  decided_by text not null,
  decided_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  check (applies = (cardinality(reasons) > 0)),
  check (applies or (justification <> '' and presence is null))
);
create unique index decisions_requirement on decisions (organisation_id, edition, requirement);
select keep_history('decisions');

create table soa_versions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  number integer not null check (number > 0),
  approved_by text not null,
  approved_at timestamptz(3) not null,
  note text not null,
  -- The statement exactly as it was approved, and its SHA-256 in canonical JSON.
  statement jsonb not null,
  sha256 text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index soa_versions_number on soa_versions (organisation_id, number);
select keep_history('soa_versions');
