-- Policies and procedures that live: versions, approval, audience, confirmation.

create table documents (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  title text not null check (title <> ''),
  kind text not null check (kind in ('policy', 'procedure', 'process', 'plan', 'other')),
  language text not null check (language in ('nl', 'en')),
  owner uuid,
  owner_role text not null,
  -- After how long a version has to be looked at again: an ISO 8601 duration such as P1Y.
  review_every text not null,
  -- Whether the audience has to confirm each version, within how many days, and which share of it suffices to call it known.
  confirm boolean not null,
  confirm_within integer not null check (confirm_within between 1 and 365),
  wanted_share smallint not null check (wanted_share between 1 and 100),
  -- The starting text of the content that it began with.
  started_from text,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id)
);
select keep_history('documents');

create table document_audiences (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  document uuid not null,
  kind text not null check (kind in ('all', 'function', 'team', 'location')),
  function text,
  team uuid,
  location uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, document) references documents (organisation_id, id),
  foreign key (organisation_id, team) references teams (organisation_id, id),
  foreign key (organisation_id, location) references locations (organisation_id, id),
  check ((kind = 'function') = (function is not null) and (kind = 'team') = (team is not null) and (kind = 'location') = (location is not null))
);
create index document_audiences_document on document_audiences (organisation_id, document);
select keep_history('document_audiences');

create table document_requirements (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  document uuid not null,
  edition text not null,
  requirement text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, document) references documents (organisation_id, id)
);
create unique index document_requirements_once on document_requirements (organisation_id, document, edition, requirement);
select keep_history('document_requirements');

create table document_measures (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  document uuid not null,
  measure uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, document) references documents (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id)
);
create unique index document_measures_once on document_measures (organisation_id, document, measure);
select keep_history('document_measures');

create table document_approvers (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  document uuid not null,
  -- The account that has to approve, by the membership. Who leaves the organisation has to approve nothing any more.
  membership uuid not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, document) references documents (organisation_id, id),
  foreign key (organisation_id, membership) references memberships (organisation_id, id) on delete cascade
);
create unique index document_approvers_once on document_approvers (organisation_id, document, membership);
create index document_approvers_membership on document_approvers (organisation_id, membership);
select keep_history('document_approvers');

create table document_versions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  document uuid not null,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'proposed', 'approved', 'withdrawn')),
  -- Rich text in the closed schema of core/documents; null where the version is an uploaded file.
  body jsonb,
  file uuid,
  file_name text not null,
  changes text not null,
  -- What a reader has to remember after one minute, a line each.
  in_short text not null,
  -- How many minutes reading it takes, kept so that no list and no mail has to read whole texts for it.
  minutes smallint not null default 1 check (minutes > 0),
  -- Questions with their right answers and the pass mark; null: no test.
  test jsonb,
  -- Of a draft that was sent back: by whom, and what has to be otherwise.
  remark text not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  -- Everybody who wrote in it since it was begun, by the membership, so that nobody approves a text of their own unseen.
  writers uuid[] not null default '{}',
  approved_at timestamptz(3),
  -- The first day on which it holds; wished for until it is approved. And the day before which it has to be looked at again, which
  -- a review moves.
  holds_from date,
  review_by date,
  -- SHA-256 of all that was approved, in canonical JSON: number, text or the SHA-256 of the file, summary, changes and test.
  sha256 text,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, document) references documents (organisation_id, id),
  foreign key (organisation_id, file) references files (organisation_id, id),
  check ((body is null) <> (file is null)),
  check ((state = 'approved') = (approved_at is not null) or state = 'withdrawn'),
  check (state <> 'approved' or (holds_from is not null and review_by is not null and sha256 is not null))
);
-- The number of a draft that was thrown away is used again: readers count what was approved.
create unique index document_versions_number on document_versions (organisation_id, document, number) where state <> 'withdrawn';
create unique index document_versions_open on document_versions (organisation_id, document) where state in ('draft', 'proposed');
select keep_history('document_versions');

create table document_approvals (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  version uuid not null,
  -- No foreign key: a membership ends, and what its holder approved stays approved.
  membership uuid not null,
  name text not null,
  approved_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, version) references document_versions (organisation_id, id)
);
create unique index document_approvals_once on document_approvals (organisation_id, version, membership);
select keep_history('document_approvals');

-- A version that was looked at and still holds: the next review moves, the version and its confirmations stay.
create table document_reviews (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  version uuid not null,
  reviewed_on date not null,
  reviewed_by text not null,
  note text not null,
  review_by date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, version) references document_versions (organisation_id, id)
);
select keep_history('document_reviews');

-- Kept for ever, also when a newer version is published and when somebody leaves.
create table confirmations (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  version uuid not null,
  staff uuid not null,
  confirmed_at timestamptz(3) not null,
  -- By the personal link, or signed in.
  by text not null check (by in ('link', 'account')),
  -- Per cent of the test, where the version has one.
  score smallint check (score between 0 and 100),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, version) references document_versions (organisation_id, id),
  foreign key (organisation_id, staff) references staff (organisation_id, id)
);
create unique index confirmations_once on confirmations (organisation_id, version, staff);
select keep_history('confirmations');

-- Opens, without an account, what one person is asked to read and confirm; nothing else.
create table reading_links (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  staff uuid not null,
  token_hash text not null,
  expires_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, staff) references staff (organisation_id, id)
);
create unique index reading_links_token on reading_links (token_hash);
create index reading_links_staff on reading_links (organisation_id, staff);
select keep_history('reading_links', 'token_hash');

-- Since when somebody is asked to read a version: from it follow the day before which it is to be confirmed, and how late it is.
create table reading_asks (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  version uuid not null,
  staff uuid not null,
  asked_on date not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, version) references document_versions (organisation_id, id),
  foreign key (organisation_id, staff) references staff (organisation_id, id)
);
create unique index reading_asks_once on reading_asks (organisation_id, version, staff);
select keep_history('reading_asks');

-- When somebody gets the next mail about what there is to read; null: nothing is waiting.
create table reading_mails (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  staff uuid not null,
  mailed_at timestamptz(3),
  next_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, staff) references staff (organisation_id, id)
);
create unique index reading_mails_staff on reading_mails (organisation_id, staff);
create index reading_mails_next on reading_mails (next_at) where next_at is not null;
select keep_history('reading_mails');

-- Who confirms by a personal link stands in the trail as the person of the list of staff, without an account.
alter table trail drop constraint trail_actor_kind_check,
  add constraint trail_actor_kind_check check (actor_kind in ('person', 'operator', 'system', 'token', 'reader'));
