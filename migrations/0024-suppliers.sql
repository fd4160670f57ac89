-- Who delivers what to the organisation, what each reaches, and under which papers. What follows from it (criticality, what is missing) is computed.

create table suppliers (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  name text not null check (name <> ''),
  description text not null,
  -- How it is registered, such as a number of the chamber of commerce, and where it is established.
  registration text not null,
  country text not null,
  website text not null,
  -- Who answers for the relation: somebody of the staff, or a role in words where nobody is named.
  owner uuid,
  owner_role text not null,
  starts date,
  -- The last day on which it delivers.
  ended_on date,
  end_reason text not null,
  -- How the organisation would leave: what is given back, in which form, who takes over; and when that was last tried.
  exit_plan text not null,
  exit_tried_on date,
  -- 'critical', 'high', 'middle' or 'low', where somebody decided otherwise than the facts say; with the reason.
  criticality_set text check (criticality_set in ('critical', 'high', 'middle', 'low')),
  criticality_reason text not null,
  -- The day on which it was put in the register: from then on somebody has to look.
  recorded_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id),
  check (ended_on is null or starts is null or ended_on >= starts),
  check (criticality_set is null or criticality_reason <> '')
);
create unique index suppliers_name on suppliers (organisation_id, lower(name)) where ended_on is null;
create index suppliers_owner on suppliers (organisation_id, owner);
select keep_history('suppliers');

create table supplier_contacts (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  name text not null check (name <> ''),
  -- What somebody can be asked: such as service desk, privacy, security incidents by night.
  role text not null,
  email text not null,
  phone text not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id)
);
create index supplier_contacts_supplier on supplier_contacts (organisation_id, supplier);
select keep_history('supplier_contacts');

create table supplier_services (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  name text not null check (name <> ''),
  description text not null,
  kind text not null check (kind in ('hosting', 'software', 'cloud', 'maintenance', 'support', 'processing', 'devices', 'staff', 'other')),
  -- Whether the work of the organisation stops without it: hours that it can be missed; null: not known.
  can_miss_hours integer check (can_miss_hours between 0 and 100000),
  starts date,
  ended_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  check (ended_on is null or starts is null or ended_on >= starts)
);
create unique index supplier_services_name on supplier_services (organisation_id, supplier, lower(name)) where ended_on is null;
select keep_history('supplier_services');

-- What a service reaches, how, and whether that is guarded. One row for each service and asset.
create table service_reaches (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  service uuid not null,
  asset uuid not null,
  -- Why it has to reach it.
  purpose text not null,
  -- The parts of the definition of personal health information that it can see; empty where none; null while not answered.
  phi_parts text[] check (phi_parts <@ array['a', 'b', 'c', 'd', 'e', 'f']),
  ways text[] not null check (ways <@ array['stores', 'processes', 'transports', 'sees-in-support', 'backs-up', 'destroys']),
  -- How it gets there.
  route text not null check (route in ('hosted', 'remote', 'on-site', 'interface', 'other')),
  since date,
  ended_on date,
  -- Null: not known.
  mfa boolean,
  logged boolean,
  note text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, service) references supplier_services (organisation_id, id),
  foreign key (organisation_id, asset) references assets (organisation_id, id),
  check (ended_on is null or since is null or ended_on >= since)
);
create unique index service_reaches_once on service_reaches (organisation_id, service, asset) where ended_on is null;
create index service_reaches_asset on service_reaches (organisation_id, asset);
select keep_history('service_reaches');

-- Who works for the supplier, and for whom in turn: a tree. One that is a supplier of the organisation too is named.
create table subprocessors (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  parent uuid,
  known_as uuid,
  name text not null check (name <> ''),
  what text not null,
  country text not null,
  -- Whether it reaches personal health information; null: not known.
  reaches_phi boolean,
  -- Whether the organisation agreed to it; null: not asked.
  agreed boolean,
  since date,
  ended_on date,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  foreign key (organisation_id, parent) references subprocessors (organisation_id, id),
  foreign key (organisation_id, known_as) references suppliers (organisation_id, id),
  check (parent is distinct from id),
  check (ended_on is null or since is null or ended_on >= since)
);
create index subprocessors_supplier on subprocessors (organisation_id, supplier);
select keep_history('subprocessors');

create table supplier_contracts (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  title text not null check (title <> ''),
  number text not null,
  starts date not null,
  -- The last day; null: until somebody ends it.
  ends date,
  -- How long before its end notice has to be given, and by how much it goes on where nobody does: ISO 8601 durations such as P3M; '' none.
  notice text not null,
  renews_by text not null,
  note text not null,
  file uuid,
  file_name text not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  foreign key (organisation_id, file) references files (organisation_id, id),
  check (ends is null or ends >= starts),
  check ((file is null) = (file_name = ''))
);
create index supplier_contracts_supplier on supplier_contracts (organisation_id, supplier);
select keep_history('supplier_contracts');

-- An agreement between controller and processor (GDPR article 28). A newer version is a row of its own, which replaces the one before from its first day.
create table processor_agreements (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  version text not null,
  model text not null check (model in ('boz', 'sector', 'own', 'supplier', 'other')),
  -- Which edition of the model, such as 'December 2022'.
  model_edition text not null,
  signed_on date,
  starts date not null,
  ends date,
  -- Null: not answered. Hours within which a breach is told.
  security_annex boolean,
  breach_hours integer check (breach_hours between 0 and 2000),
  audit_right boolean,
  return_destruction boolean,
  subprocessors_named boolean,
  note text not null,
  file uuid,
  file_name text not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  foreign key (organisation_id, file) references files (organisation_id, id),
  check (ends is null or ends >= starts),
  check ((file is null) = (file_name = ''))
);
create index processor_agreements_supplier on processor_agreements (organisation_id, supplier);
select keep_history('processor_agreements');

-- For which services an agreement is; none: for all of the supplier.
create table agreement_services (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  agreement uuid not null,
  service uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, agreement) references processor_agreements (organisation_id, id),
  foreign key (organisation_id, service) references supplier_services (organisation_id, id)
);
create unique index agreement_services_once on agreement_services (organisation_id, agreement, service);
select keep_history('agreement_services');

create table supplier_certificates (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  -- An edition of the content by its id, or what the certificate says in words.
  edition text not null check (edition <> ''),
  scope text not null,
  body text not null,
  accredited text not null check (accredited in ('yes', 'no', 'unknown')),
  number text not null,
  first_issued date,
  starts date not null,
  ends date not null,
  -- Where it was suspended or taken back before its end, and why.
  revoked_on date,
  revoked_reason text not null,
  -- When somebody looked it up at the body that issued it, and where.
  checked_on date,
  checked_where text not null,
  file uuid,
  file_name text not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  foreign key (organisation_id, file) references files (organisation_id, id),
  check (ends >= starts),
  check ((file is null) = (file_name = ''))
);
create index supplier_certificates_supplier on supplier_certificates (organisation_id, supplier);
select keep_history('supplier_certificates');

create table certificate_services (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  certificate uuid not null,
  service uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, certificate) references supplier_certificates (organisation_id, id),
  foreign key (organisation_id, service) references supplier_services (organisation_id, id)
);
create unique index certificate_services_once on certificate_services (organisation_id, certificate, service);
select keep_history('certificate_services');

-- What an organisation decided about its chain. No row: what `core/suppliers/settings.ts` gives.
create table supplier_settings (
  organisation_id uuid not null,
  id uuid not null check (id = organisation_id),
  revision bigint not null default 0,
  -- How often a supplier is reviewed, by criticality: {"critical": "P1Y", …}.
  review_every jsonb not null check (jsonb_typeof(review_every) = 'object'),
  -- How many months after the period of a report a bridge letter counts at most.
  bridge_months smallint not null check (bridge_months between 0 and 12),
  -- How many days before a gap, an end or a notice somebody is warned.
  warn_days smallint not null check (warn_days between 0 and 400),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('supplier_settings');

-- The columns of lists of suppliers and of coverage are remembered as those of people are.
alter table import_columns drop constraint import_columns_kind_check;
alter table import_columns add check (kind in ('staff', 'training', 'assets', 'risks', 'suppliers', 'coverage'));
