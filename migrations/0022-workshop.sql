-- Sessions in which a team rates risks together. What was voted is kept apart from what was decided: that is a rating of the risk.

create table workshops (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  title text not null check (title <> ''),
  held_on date not null,
  led_by text not null check (led_by <> ''),
  -- How long it may take.
  minutes smallint not null check (minutes between 10 and 600),
  note text not null,
  state text not null check (state in ('open', 'closed')),
  -- The item of the agenda on the screen and since when; nothing during a break. No key: it would go round in a circle, and a copy is read in order.
  shown uuid,
  shown_since timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  check ((shown is null) = (shown_since is null) and (state = 'open' or shown is null))
);
create index workshops_held on workshops (organisation_id, held_on);
select keep_history('workshops');

-- The agenda. Whether a scenario was decided follows from the ratings that name the workshop.
create table workshop_risks (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  workshop uuid not null,
  risk uuid not null,
  position smallint not null check (position >= 0),
  skipped_at timestamptz(3),
  -- From when on everybody sees the votes, and nobody can change them.
  inherent_revealed_at timestamptz(3),
  residual_revealed_at timestamptz(3),
  -- How long it was on the screen, without the time that it is there now.
  seconds integer not null check (seconds >= 0),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, workshop) references workshops (organisation_id, id),
  foreign key (organisation_id, risk) references risks (organisation_id, id)
);
create unique index workshop_risks_once on workshop_risks (organisation_id, workshop, risk);
create index workshop_risks_risk on workshop_risks (organisation_id, risk);
select keep_history('workshop_risks');

create table workshop_participants (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  workshop uuid not null,
  name text not null check (name <> ''),
  -- Whoever votes with an own account.
  membership uuid,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, workshop) references workshops (organisation_id, id),
  foreign key (organisation_id, membership) references memberships (organisation_id, id) on delete set null (membership)
);
create unique index workshop_participants_once on workshop_participants (organisation_id, workshop, membership) where withdrawn_at is null;
create index workshop_participants_of on workshop_participants (organisation_id, workshop);
select keep_history('workshop_participants');

create table workshop_votes (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  agenda_item uuid not null,
  participant uuid not null,
  stage text not null check (stage in ('inherent', 'residual')),
  -- Likelihood, impact and random bytes: with them the digest in the trail binds the vote and does not give it away.
  ballot text not null check (ballot ~ '^[1-6]/[1-6]/[0-9a-f]{32}$'),
  -- Cast on an own device; otherwise typed by who leads.
  own_device boolean not null,
  cast_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, agenda_item) references workshop_risks (organisation_id, id),
  foreign key (organisation_id, participant) references workshop_participants (organisation_id, id)
);
create unique index workshop_votes_once on workshop_votes (organisation_id, agenda_item, stage, participant);
select keep_history('workshop_votes', 'ballot');

alter table risk_ratings add foreign key (organisation_id, workshop) references workshops (organisation_id, id);
create index risk_ratings_workshop on risk_ratings (organisation_id, workshop) where workshop is not null;
