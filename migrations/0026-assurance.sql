-- Assurance reports of suppliers: what an independent auditor says about which days, and what the customer has to do itself.

create table assurance_reports (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  title text not null check (title <> ''),
  kind text not null check (kind in ('isae-3402', 'isae-3000', 'soc-1', 'soc-2', 'other')),
  kind_other text not null,
  -- 1: designed, on a day; 2: worked, over a period.
  type smallint not null check (type in (1, 2)),
  as_of date,
  period_from date,
  period_to date,
  auditor text not null,
  -- Unknown where a coverage report names the report without it; such a report tells nothing of what worked.
  opinion text not null check (opinion in ('unqualified', 'qualified', 'adverse', 'disclaimer', 'unknown')),
  -- Why the opinion is not without reservation, in own words.
  opinion_note text not null,
  issued_on date,
  -- The criteria of a SOC 2 or ISAE 3000 report, such as security, or the control objectives in words.
  criteria text[] not null,
  terms text not null check (terms in ('public', 'customer', 'nda', 'auditor')),
  note text not null,
  file uuid,
  file_name text not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  foreign key (organisation_id, file) references files (organisation_id, id),
  check ((type = 1) = (as_of is not null) and (type = 2) = (period_from is not null) and (period_from is null) = (period_to is null)),
  check (period_to is null or period_to >= period_from),
  check ((file is null) = (file_name = ''))
);
create index assurance_reports_supplier on assurance_reports (organisation_id, supplier);
select keep_history('assurance_reports');

create table assurance_services (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  report uuid not null,
  service uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, report) references assurance_reports (organisation_id, id),
  foreign key (organisation_id, service) references supplier_services (organisation_id, id)
);
create unique index assurance_services_once on assurance_services (organisation_id, report, service);
select keep_history('assurance_services');

-- What the auditor found not to work, and what we make of it.
create table assurance_exceptions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  report uuid not null,
  reference text not null,
  what text not null check (what <> ''),
  -- What the supplier says to it.
  response text not null,
  assessment text check (assessment in ('no-effect', 'compensated', 'accepted', 'not-acceptable')),
  assessment_reason text not null,
  assessed_by text,
  assessed_on date,
  -- What makes up for it at ours.
  measure uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, report) references assurance_reports (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id),
  check ((assessment is null) = (assessed_on is null) and (assessment is null or assessment_reason <> ''))
);
create index assurance_exceptions_report on assurance_exceptions (organisation_id, report);
select keep_history('assurance_exceptions');

-- Organisations on which the supplier leans: within the report, or left out of it.
create table assurance_subservices (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  report uuid not null,
  name text not null check (name <> ''),
  what text not null,
  method text not null check (method in ('inclusive', 'carved-out')),
  -- The supplier of ours that it is, whose own reports then count for it.
  known_as uuid,
  -- Why one that is left out does not touch what we use; empty: it does.
  not_relevant_because text not null check (not_relevant_because = '' or method = 'carved-out'),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, report) references assurance_reports (organisation_id, id),
  foreign key (organisation_id, known_as) references suppliers (organisation_id, id)
);
create index assurance_subservices_report on assurance_subservices (organisation_id, report);
select keep_history('assurance_subservices');

-- Complementary user entity controls: what the report takes for granted that the customer does.
create table assurance_cuecs (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  report uuid not null,
  reference text not null,
  what text not null check (what <> ''),
  -- The measure of ours that does it; or why it is not asked of us. Neither: an open gap.
  measure uuid,
  not_ours_because text not null,
  owner uuid,
  owner_role text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, report) references assurance_reports (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id),
  check (measure is null or not_ours_because = '')
);
create index assurance_cuecs_report on assurance_cuecs (organisation_id, report);
create index assurance_cuecs_measure on assurance_cuecs (organisation_id, measure);
select keep_history('assurance_cuecs');

-- The supplier's own word about the time after the period of a report. No assurance.
create table bridge_letters (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  report uuid not null,
  period_from date not null,
  period_to date not null,
  issued_on date,
  signed_by text not null,
  note text not null,
  file uuid,
  file_name text not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, report) references assurance_reports (organisation_id, id),
  foreign key (organisation_id, file) references files (organisation_id, id),
  check (period_to >= period_from),
  -- A letter tells of no day after the one on which it was issued.
  check (issued_on is null or period_to <= issued_on),
  check ((file is null) = (file_name = ''))
);
create index bridge_letters_report on bridge_letters (organisation_id, report);
select keep_history('bridge_letters');

-- Somebody accepted the conditions under which an assurance report may be read.
create table assurance_acceptances (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  report uuid not null,
  -- By the membership; no foreign key: a membership ends, and what was accepted stays to be read.
  membership uuid not null,
  accepted_by text not null,
  accepted_at timestamptz(3) not null,
  -- What was accepted, and the SHA-256 of its wording: other conditions are accepted anew.
  terms text not null check (terms in ('nda', 'auditor')),
  wording text not null check (wording ~ '^[0-9a-f]{64}$'),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, report) references assurance_reports (organisation_id, id)
);
create unique index assurance_acceptances_once on assurance_acceptances (organisation_id, report, membership, wording);
select keep_history('assurance_acceptances');
