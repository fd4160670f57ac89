-- Packs that were handed to an auditor: what was asked for, and the hash of the manifest that names every file in it.

create table packs (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  title text not null check (title <> ''),
  language text not null check (language in ('nl', 'en')),
  audit uuid,
  editions text[] not null check (cardinality(editions) > 0),
  period_from date not null,
  period_to date not null,
  -- What it was limited to: {"requirements": ["edition key", ...], "systems": [{"id", "name"}, ...]}, an empty list for all of them.
  -- Null: not limited.
  scope jsonb,
  -- How many requirements were drawn, and with which seed; null: all.
  sample_count integer check (sample_count > 0),
  sample_seed text,
  requirements integer not null,
  file_count integer not null,
  -- Bytes of all files together.
  size bigint not null,
  -- The last revision of which the facts are in it.
  facts_revision bigint not null,
  manifest_sha256 text not null check (manifest_sha256 ~ '^[0-9a-f]{64}$'),
  -- What was composed for it, kept so that it can be downloaded again to the byte: the manifest, and its own parts one after another.
  manifest uuid not null,
  parts uuid not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, audit) references audits (organisation_id, id),
  foreign key (organisation_id, manifest) references files (organisation_id, id),
  foreign key (organisation_id, parts) references files (organisation_id, id),
  check (period_to >= period_from),
  check ((sample_count is null) = (sample_seed is null))
);
create index packs_made on packs (organisation_id, made_at desc, id);
select keep_history('packs');
