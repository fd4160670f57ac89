-- Coverage reports of suppliers: for one of their services, which requirement is covered by whom, resting on what. What it comes to today is computed.

create table coverage_reports (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  service uuid not null,
  title text not null check (title <> ''),
  version text not null,
  -- The day of which it tells.
  as_of date not null,
  terms text not null check (terms in ('public', 'customer', 'nda', 'auditor')),
  -- The conditions in words, and what the supplier says that it is not; both go along with every export.
  terms_note text not null,
  disclaimer text not null,
  -- How it came in, and the bytes of which file, by SHA-256.
  source text not null check (source in ('hand', 'sheet', 'caiq', 'oscal')),
  source_name text not null,
  source_sha256 text check (source_sha256 ~ '^[0-9a-f]{64}$'),
  -- How the file itself names supplier, service and what it rests on, so that it can be given on as it came; null where written here.
  told jsonb check (jsonb_typeof(told) = 'object'),
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  -- The report that it takes the place of.
  replaces uuid,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  foreign key (organisation_id, service) references supplier_services (organisation_id, id),
  foreign key (organisation_id, replaces) references coverage_reports (organisation_id, id)
);
create index coverage_reports_service on coverage_reports (organisation_id, service);
create unique index coverage_reports_replaces on coverage_reports (organisation_id, replaces)
  where replaces is not null and withdrawn_at is null;
select keep_history('coverage_reports');

create table coverage_claims (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  report uuid not null,
  position integer not null,
  -- An edition and requirement as the report writes it: older editions are carried to the current one when it is read, never stored so.
  edition text not null,
  requirement text not null,
  -- How the supplier itself calls it.
  reference text not null,
  -- Who covers it.
  by text not null check (by in ('supplier', 'shared', 'customer', 'nobody', 'not-applicable')),
  extent text not null check (extent in ('directly', 'partly', 'none')),
  -- On what it rests, and where in it.
  rests_on text not null check (rests_on in ('certificate', 'assurance', 'own-statement', 'none')),
  certificate uuid,
  assurance uuid,
  place text not null,
  -- What the supplier does, and what is left for the customer, in its words.
  statement text not null,
  customer_part text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, report) references coverage_reports (organisation_id, id),
  foreign key (organisation_id, certificate) references supplier_certificates (organisation_id, id),
  foreign key (organisation_id, assurance) references assurance_reports (organisation_id, id),
  check (certificate is null or rests_on = 'certificate'),
  check (assurance is null or rests_on = 'assurance'),
  check ((by in ('supplier', 'shared')) = (extent <> 'none'))
);
create unique index coverage_claims_place on coverage_claims (organisation_id, report, position);
create index coverage_claims_of on coverage_claims (organisation_id, edition, requirement);
select keep_history('coverage_claims');

-- A measure of ours that consists in what a supplier covers: how it works is then read off the supplier's reports for each requirement it serves.
create table measure_reliances (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  measure uuid not null,
  service uuid not null,
  -- Why what the measure is for concerns the organisation through this service alone; empty: it may concern more.
  only_here_because text not null default '',
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id),
  foreign key (organisation_id, service) references supplier_services (organisation_id, id)
);
create unique index measure_reliances_once on measure_reliances (organisation_id, measure, service);
create index measure_reliances_service on measure_reliances (organisation_id, service);
select keep_history('measure_reliances');

-- Somebody accepted the conditions under which a report may be read.
create table terms_acceptances (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  report uuid not null,
  -- By the membership; no foreign key: a membership ends, and what was accepted stays to be read.
  membership uuid not null,
  accepted_by text not null,
  accepted_at timestamptz(3) not null,
  -- What was accepted as it was shown, and the SHA-256 of its wording: other conditions are accepted anew.
  terms text not null check (terms in ('nda', 'auditor')),
  terms_note text not null,
  disclaimer text not null,
  wording text not null check (wording ~ '^[0-9a-f]{64}$'),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, report) references coverage_reports (organisation_id, id)
);
create unique index terms_acceptances_once on terms_acceptances (organisation_id, report, membership, wording);
select keep_history('terms_acceptances');
