-- Transitions from an older edition to a newer one: what was answered then, kept beside the new assessment for good.

create table transitions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  -- No reference: what was carried over stays when the old assessment is removed.
  from_assessment uuid not null,
  from_name text not null,
  from_edition text not null,
  to_assessment uuid not null,
  to_edition text not null,
  -- The revision in which the transition made the new assessment; null where that was there already.
  made_in bigint,
  run_by text not null,
  run_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  -- An assessment can be removed only while nothing was answered in it.
  foreign key (organisation_id, to_assessment) references assessments (organisation_id, id) on delete cascade,
  check (from_assessment <> to_assessment)
);
create unique index transitions_way on transitions (organisation_id, from_assessment, from_edition, to_edition);
create index transitions_to on transitions (organisation_id, to_assessment);
select keep_history('transitions');

-- An old answer as it was, once for each new subject that it leads to; to none where its requirement was dropped.
create table carried_answers (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  transition_id uuid not null,
  -- The name in the old assessment; null for the organisation as a whole.
  department text,
  from_subject text not null,
  question text not null,
  answer text check (answer in ('yes', 'partly', 'no', 'not-applicable', 'unknown')),
  note text not null,
  answered_by text not null,
  answered_at timestamptz(3) not null,
  to_subject text,
  relation text check (relation in ('equal', 'subset', 'superset', 'intersects')),
  confidence text check (confidence in ('high', 'medium', 'low')),
  primary key (organisation_id, id),
  foreign key (organisation_id, transition_id) references transitions (organisation_id, id) on delete cascade
);
create unique index carried_answers_way
  on carried_answers (organisation_id, transition_id, from_subject, question, to_subject, department) nulls not distinct;
create index carried_answers_to on carried_answers (organisation_id, transition_id, to_subject);
select keep_history('carried_answers');

create table carried_ratings (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  transition_id uuid not null,
  department text,
  from_subject text not null,
  design smallint check (design between 0 and 5),
  existence smallint check (existence between 0 and 5),
  operation smallint check (operation between 0 and 5),
  note text not null,
  rated_by text not null,
  rated_at timestamptz(3) not null,
  to_subject text,
  relation text check (relation in ('equal', 'subset', 'superset', 'intersects')),
  confidence text check (confidence in ('high', 'medium', 'low')),
  primary key (organisation_id, id),
  foreign key (organisation_id, transition_id) references transitions (organisation_id, id) on delete cascade
);
create unique index carried_ratings_way
  on carried_ratings (organisation_id, transition_id, from_subject, to_subject, department) nulls not distinct;
select keep_history('carried_ratings');
