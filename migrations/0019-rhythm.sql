-- Obligations of the organisation itself, what of all that recurs was done, and who is told what when. What is due follows from facts.

create table duties (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  title text not null check (title <> ''),
  how text not null,
  -- Who has to do it: somebody of the staff, a team, or a role in words where neither is named.
  owner uuid,
  owner_role text not null,
  team uuid,
  stand_in uuid,
  -- An ISO 8601 duration such as P3M; '': once, on its first day.
  every text not null,
  first_on date not null,
  -- The first day on which nothing of it is due any more.
  ended_on date,
  end_reason text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id),
  foreign key (organisation_id, team) references teams (organisation_id, id),
  foreign key (organisation_id, stand_in) references staff (organisation_id, id),
  check (owner is null or team is null),
  check (stand_in is null or stand_in is distinct from owner)
);
select keep_history('duties');

-- That a turn was done, of a duty or of what recurs in a measure. One that was recorded by mistake is withdrawn.
create table duty_turns (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  duty uuid,
  rhythm uuid,
  due_on date not null,
  done_on date not null,
  done_by text not null,
  note text not null,
  evidence uuid,
  recorded_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, duty) references duties (organisation_id, id),
  foreign key (organisation_id, rhythm) references measure_rhythms (organisation_id, id),
  foreign key (organisation_id, evidence) references evidence (organisation_id, id),
  check ((duty is null) <> (rhythm is null))
);
create unique index duty_turns_duty on duty_turns (organisation_id, duty, due_on) where duty is not null and withdrawn_at is null;
create unique index duty_turns_rhythm on duty_turns (organisation_id, rhythm, due_on) where rhythm is not null and withdrawn_at is null;
select keep_history('duty_turns');

-- How often an account is mailed what is due, by the membership. No row yet: once a week.
create table digests (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  membership uuid not null,
  every text not null check (every in ('day', 'week', 'never')),
  -- The next moment at which a mail can go out; null: never.
  next_at timestamptz(3),
  last_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  check ((every = 'never') = (next_at is null))
);
create unique index digests_membership on digests (organisation_id, membership);
create index digests_next on digests (next_at) where next_at is not null;
select keep_history('digests');

-- Opens, without signing in, what is due as a calendar; nothing else.
create table calendar_feeds (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  membership uuid not null,
  -- What the owner of the feed has to do, or everything.
  whose text not null check (whose in ('mine', 'all')),
  language text not null check (language in ('nl', 'en')),
  token_hash text not null,
  made_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index calendar_feeds_token on calendar_feeds (token_hash);
create index calendar_feeds_membership on calendar_feeds (organisation_id, membership);
select keep_history('calendar_feeds', 'token_hash');

-- That somebody else was told that something is long overdue: once for each thing and day.
create table escalations (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  -- What is due, as the rules name it: its kind, and the id of the fact that it follows from.
  key text not null check (key <> ''),
  due_on date not null,
  escalated_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index escalations_once on escalations (organisation_id, key, due_on);
select keep_history('escalations');
