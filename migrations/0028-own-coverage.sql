-- What the organisation covers for its own customers, with one of its services: composed from its chain of proof, approved, and given to named customers.

create table own_coverages (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  service uuid not null,
  edition text not null,
  title text not null check (title <> ''),
  language text not null check (language in ('nl', 'en')),
  terms text not null check (terms in ('public', 'customer', 'nda', 'auditor')),
  terms_note text not null,
  disclaimer text not null,
  writers uuid[] not null default '{}',
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, service) references touchpoint_services (organisation_id, id)
);
create unique index own_coverages_once on own_coverages (organisation_id, service, edition) where withdrawn_at is null;
select keep_history('own_coverages');

-- What people wrote about a requirement; where there is no row, the report says what follows from the chain of proof.
create table own_coverage_rows (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  coverage uuid not null,
  requirement text not null,
  by text not null check (by in ('supplier', 'shared', 'customer', 'nobody', 'not-applicable')),
  extent text not null check (extent in ('directly', 'partly', 'none')),
  -- The own certificate on which it rests; null: the own statement.
  certificate uuid,
  place text not null,
  statement text not null,
  customer_part text not null,
  -- What followed from the chain of proof when this was written, so that it is asked again once something else follows.
  followed_by text not null check (followed_by in ('supplier', 'shared', 'customer', 'nobody', 'not-applicable')),
  followed_extent text not null check (followed_extent in ('directly', 'partly', 'none')),
  followed_certificate uuid,
  -- Who wrote it last, so that a row that claims more than is shown is approved by somebody else where anybody can.
  written_by uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, coverage) references own_coverages (organisation_id, id),
  foreign key (organisation_id, certificate) references own_certificates (organisation_id, id),
  foreign key (organisation_id, written_by) references memberships (organisation_id, id) on delete set null (written_by),
  check ((by in ('supplier', 'shared')) = (extent <> 'none'))
);
create unique index own_coverage_rows_once on own_coverage_rows (organisation_id, coverage, requirement);
select keep_history('own_coverage_rows');

create table own_coverage_versions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  coverage uuid not null,
  number integer not null check (number > 0),
  note text not null,
  approved_by text not null,
  approved_at timestamptz(3) not null,
  -- The report exactly as approved, and its SHA-256 in canonical JSON.
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  sha256 text not null,
  -- Rows that claim more than is shown were written by whoever approved it, as nobody else could.
  own_text boolean not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, coverage) references own_coverages (organisation_id, id)
);
create unique index own_coverage_versions_number on own_coverage_versions (organisation_id, coverage, number);
select keep_history('own_coverage_versions');

-- One customer that was given one version, by a link of its own.
create table coverage_shares (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  version uuid not null,
  customer text not null check (customer <> ''),
  contact_name text not null,
  email text not null,
  language text not null check (language in ('nl', 'en')),
  token_hash text not null,
  shared_by text not null,
  shared_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  -- Who accepted the conditions on behalf of the customer.
  accepted_by text not null,
  accepted_at timestamptz(3),
  -- The SHA-256 of the wording that was accepted, which stands in the version.
  accepted_wording text check (accepted_wording ~ '^[0-9a-f]{64}$'),
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  check ((accepted_at is null) = (accepted_wording is null)),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, version) references own_coverage_versions (organisation_id, id)
);
create unique index coverage_shares_token on coverage_shares (token_hash);
create index coverage_shares_version on coverage_shares (organisation_id, version);
select keep_history('coverage_shares', 'token_hash');

-- What was read or taken along, when.
create table coverage_reads (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  share uuid not null,
  what text not null check (what in ('page', 'pdf', 'docx', 'xlsx', 'oscal')),
  read_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, share) references coverage_shares (organisation_id, id)
);
create index coverage_reads_share on coverage_reads (organisation_id, share);
select keep_history('coverage_reads');
