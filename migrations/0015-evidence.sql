-- What shows that a measure works: files, links and observations, about a period; and requests for it.

-- Contents are kept once each, encrypted, in the data folder under their SHA-256.
create table files (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  -- Bytes.
  size bigint not null check (size >= 0),
  media_type text not null,
  -- 'clean' by a scanner, 'unscanned' where none is set up.
  scan text not null check (scan in ('clean', 'unscanned')),
  stored_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index files_sha256 on files (organisation_id, sha256);
select keep_history('files');

create table evidence (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  title text not null check (title <> ''),
  -- The days that it is about, both included.
  period_from date not null,
  period_to date not null,
  collected_by text not null,
  collected_on date not null,
  how text not null,
  source text not null check (source in ('screen', 'api', 'request')),
  -- The evidence that this one puts right.
  revises uuid,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  withdrawn_reason text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, revises) references evidence (organisation_id, id),
  check (period_to >= period_from)
);
create unique index evidence_revises on evidence (organisation_id, revises) where revises is not null;
create index evidence_period on evidence (organisation_id, period_to desc, id);
select keep_history('evidence');

create table evidence_parts (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  evidence uuid not null,
  position integer not null,
  kind text not null check (kind in ('file', 'link', 'observation')),
  file uuid,
  name text not null,
  url text,
  observation text,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, evidence) references evidence (organisation_id, id),
  foreign key (organisation_id, file) references files (organisation_id, id),
  check ((kind = 'file') = (file is not null) and (kind = 'link') = (url is not null) and (kind = 'observation') = (observation is not null))
);
create index evidence_parts_evidence on evidence_parts (organisation_id, evidence);
create index evidence_parts_file on evidence_parts (organisation_id, file);
select keep_history('evidence_parts');

create table evidence_measures (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  evidence uuid not null,
  measure uuid not null,
  -- Which proof of the measure it gives; null: it supports the measure in general.
  proof uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, evidence) references evidence (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id),
  foreign key (organisation_id, proof) references measure_proofs (organisation_id, id)
);
create unique index evidence_measures_once on evidence_measures (organisation_id, evidence, measure, proof) nulls not distinct;
create index evidence_measures_measure on evidence_measures (organisation_id, measure);
select keep_history('evidence_measures');

create table evidence_requests (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  measure uuid not null,
  proof uuid,
  title text not null check (title <> ''),
  message text not null,
  -- Who is asked, by the membership: answering needs an account. No foreign key: a membership ends, and what was asked stays to be read.
  asked uuid not null,
  asked_by text not null,
  asked_at timestamptz(3) not null,
  due_on date not null,
  answered_with uuid,
  answered_at timestamptz(3),
  withdrawn_at timestamptz(3),
  -- The next moment at which somebody is reminded; null when nobody will be.
  next_reminder_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id),
  foreign key (organisation_id, proof) references measure_proofs (organisation_id, id),
  foreign key (organisation_id, answered_with) references evidence (organisation_id, id)
);
create index evidence_requests_asked on evidence_requests (organisation_id, asked);
create index evidence_requests_measure on evidence_requests (organisation_id, measure);
create index evidence_requests_due on evidence_requests (next_reminder_at) where next_reminder_at is not null;
select keep_history('evidence_requests');

-- For scripts and CI jobs. An empty list of measures: any.
create table access_tokens (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  name text not null check (name <> ''),
  token_hash text not null,
  -- What it may be used for.
  scope text not null check (scope in ('evidence:add')),
  measures uuid[] not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  expires_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index access_tokens_hash on access_tokens (token_hash);
select keep_history('access_tokens', 'token_hash');

-- What a script hands in stands in the trail under the name of its token.
alter table trail drop constraint trail_actor_kind_check,
  add constraint trail_actor_kind_check check (actor_kind in ('person', 'operator', 'system', 'token'));
