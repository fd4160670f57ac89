-- When auditors come, and who looked independently, at what, and found what.

create table audits (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  title text not null check (title <> ''),
  kind text not null check (kind in ('internal', 'stage-1', 'stage-2', 'surveillance', 'recertification', 'customer', 'other')),
  editions text[] not null check (cardinality(editions) > 0),
  starts date not null,
  ends date not null,
  -- The certification body, or who audits.
  body text not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  check (ends >= starts)
);
select keep_history('audits');

create table reviews (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  title text not null check (title <> ''),
  kind text not null check (kind in ('internal-audit', 'external-audit', 'test', 'other')),
  reviewed_on date not null,
  reviewer text not null check (reviewer <> ''),
  -- Why the reviewer is independent of what was looked at.
  independence text not null check (independence <> ''),
  note text not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
select keep_history('reviews');

create table review_requirements (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  review uuid not null,
  edition text not null,
  requirement text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, review) references reviews (organisation_id, id)
);
create unique index review_requirements_once on review_requirements (organisation_id, review, edition, requirement);
create index review_requirements_of on review_requirements (organisation_id, edition, requirement);
select keep_history('review_requirements');

create table findings (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  review uuid not null,
  edition text not null,
  requirement text not null,
  grade text not null check (grade in ('major', 'minor', 'observation')),
  what text not null check (what <> ''),
  owner uuid,
  due_on date,
  closed_on date,
  closing_note text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, review) references reviews (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id)
);
create index findings_of on findings (organisation_id, edition, requirement);
select keep_history('findings');
