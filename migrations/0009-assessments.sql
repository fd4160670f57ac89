-- Gap assessments: what people of an organisation answer about each subject of the standards, for the whole or for a department.

create table assessments (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  name text not null check (length(name) between 2 and 120),
  editions text[] not null check (cardinality(editions) between 1 and 8),
  -- The release of the questions that are asked; later ones add and end questions.
  release integer not null default 1 check (release > 0),
  scope text not null,
  started_by text not null,
  started_at timestamptz(3) not null,
  -- Closed: nothing can be answered any more.
  closed_by text,
  closed_at timestamptz(3),
  -- The earlier assessment to compare with.
  based_on uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, based_on) references assessments (organisation_id, id),
  check ((closed_by is null) = (closed_at is null)),
  check (based_on <> id)
);
create index assessments_based_on on assessments (organisation_id, based_on);
select keep_history('assessments');

create table assessment_departments (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  assessment_id uuid not null,
  name text not null check (length(name) between 1 and 80),
  position smallint not null check (position >= 0),
  primary key (organisation_id, id),
  foreign key (organisation_id, assessment_id) references assessments (organisation_id, id),
  unique (organisation_id, assessment_id, id)
);
create unique index assessment_departments_name on assessment_departments (organisation_id, assessment_id, lower(name));
select keep_history('assessment_departments');

-- One row an answered question. No department: the answer is given for the whole organisation.
create table assessment_answers (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  assessment_id uuid not null,
  department_id uuid,
  subject text not null,
  question text not null,
  -- Null where only a note was written so far.
  answer text check (answer in ('yes', 'partly', 'no', 'not-applicable', 'unknown')),
  note text not null,
  answered_by text not null,
  answered_at timestamptz(3) not null,
  -- The mark that the writing program gave this very write, so that sending it again is recognised.
  write_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, assessment_id) references assessments (organisation_id, id),
  foreign key (organisation_id, assessment_id, department_id) references assessment_departments (organisation_id, assessment_id, id),
  check (answer is not null or note <> '')
);
create unique index assessment_answers_question
  on assessment_answers (organisation_id, assessment_id, subject, question, department_id) nulls not distinct;
select keep_history('assessment_answers');

-- Maturity from 0 to 5: how it is laid down, whether it is there, and whether it works over time.
create table assessment_ratings (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  assessment_id uuid not null,
  department_id uuid,
  subject text not null,
  design smallint check (design between 0 and 5),
  existence smallint check (existence between 0 and 5),
  operation smallint check (operation between 0 and 5),
  note text not null,
  rated_by text not null,
  rated_at timestamptz(3) not null,
  write_id uuid,
  primary key (organisation_id, id),
  foreign key (organisation_id, assessment_id) references assessments (organisation_id, id),
  foreign key (organisation_id, assessment_id, department_id) references assessment_departments (organisation_id, assessment_id, id),
  check (design is not null or existence is not null or operation is not null or note <> '')
);
create unique index assessment_ratings_subject
  on assessment_ratings (organisation_id, assessment_id, subject, department_id) nulls not distinct;
select keep_history('assessment_ratings');

-- What a colleague was asked to answer: subjects by name or by theme. The name of the person stays when the person has left.
create table assessment_parts (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  assessment_id uuid not null,
  department_id uuid,
  themes text[] not null,
  subjects text[] not null,
  membership_id uuid,
  person text not null,
  due date,
  message text not null,
  handed_by text not null,
  handed_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, assessment_id) references assessments (organisation_id, id),
  foreign key (organisation_id, assessment_id, department_id) references assessment_departments (organisation_id, assessment_id, id),
  foreign key (organisation_id, membership_id) references memberships (organisation_id, id) on delete set null (membership_id),
  check (cardinality(themes) + cardinality(subjects) > 0)
);
create index assessment_parts_of on assessment_parts (organisation_id, assessment_id);
create index assessment_parts_person on assessment_parts (organisation_id, membership_id);
select keep_history('assessment_parts');
