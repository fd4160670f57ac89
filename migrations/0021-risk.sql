-- One register of risks for all standards. How a risk stands is computed; recorded is how it was rated, by which criteria, what is done about it and who bears it.

-- The criteria: scales, matrix, levels, appetite and who may accept. A draft becomes a version when it is approved, and never changes after.
create table risk_criteria (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  number integer not null check (number > 0),
  state text not null check (state in ('draft', 'approved')),
  content jsonb not null check (jsonb_typeof(content) = 'object'),
  -- Why this version is there.
  note text not null,
  made_by text not null,
  made_at timestamptz(3) not null,
  -- The memberships of everybody who wrote in it: they do not approve it where somebody else can.
  writers uuid[] not null default '{}',
  approved_by text,
  approved_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  check ((state = 'approved') = (approved_at is not null) and (approved_by is null) = (approved_at is null))
);
create unique index risk_criteria_number on risk_criteria (organisation_id, number);
create unique index risk_criteria_draft on risk_criteria (organisation_id) where state = 'draft';
select keep_history('risk_criteria');

-- What can happen to an asset or a process.
create table risks (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  number integer not null check (number > 0),
  title text not null check (title <> ''),
  asset uuid not null,
  -- A threat of the catalogue, by its id; '': one in own words, which the title then is.
  threat text not null,
  threat_group text not null check (threat_group in ('people', 'equipment', 'software', 'data', 'organisation', 'environment', 'services')),
  -- What can happen, why, and what follows from it.
  description text not null,
  -- The risk owner: somebody of the staff, or a role in words where nobody is named.
  owner uuid,
  owner_role text not null,
  treatment text check (treatment in ('modify', 'avoid', 'share', 'retain')),
  treatment_reason text not null,
  raised_on date not null,
  raised_by text not null,
  closed_on date,
  close_reason text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, asset) references assets (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id),
  check (closed_on is null or closed_on >= raised_on)
);
create unique index risks_number on risks (organisation_id, number);
create index risks_asset on risks (organisation_id, asset);
create index risks_owner on risks (organisation_id, owner);
select keep_history('risks');

-- How heavy a risk is, without any measure and with all of them working; the last one counts. Older ones keep their criteria.
create table risk_ratings (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  risk uuid not null,
  criteria uuid not null,
  inherent_likelihood smallint not null check (inherent_likelihood between 1 and 6),
  -- Steps by aspect, such as {"availability": 4}; an aspect that is not touched is not there.
  inherent_impacts jsonb not null check (jsonb_typeof(inherent_impacts) = 'object'),
  residual_likelihood smallint not null check (residual_likelihood between 1 and 6),
  residual_impacts jsonb not null check (jsonb_typeof(residual_impacts) = 'object'),
  reason text not null,
  rated_on date not null,
  rated_by text not null,
  recorded_at timestamptz(3) not null,
  -- What the asset was like and how far each measure worked: kind, supplier and inherited class, such as
  -- {"kind": "data", "supplier": "", "availability": 3, …, "work": {"…": "shown"}}.
  noted jsonb not null check (jsonb_typeof(noted) = 'object'),
  -- The workshop in which it was decided, where it was one.
  workshop uuid,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, risk) references risks (organisation_id, id),
  foreign key (organisation_id, criteria) references risk_criteria (organisation_id, id),
  check (residual_likelihood <= inherent_likelihood)
);
create index risk_ratings_risk on risk_ratings (organisation_id, risk, recorded_at);
select keep_history('risk_ratings');

-- Somebody looked at a risk and left it as it was.
create table risk_reviews (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  risk uuid not null,
  reviewed_on date not null,
  reviewed_by text not null,
  note text not null check (note <> ''),
  recorded_at timestamptz(3) not null,
  noted jsonb not null check (jsonb_typeof(noted) = 'object'),
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, risk) references risks (organisation_id, id)
);
create index risk_reviews_risk on risk_reviews (organisation_id, risk);
select keep_history('risk_reviews');

-- Which measures make a risk less, existing and planned, and how much of the whole each carries.
create table risk_measures (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  risk uuid not null,
  measure uuid not null,
  weight smallint not null check (weight between 1 and 3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, risk) references risks (organisation_id, id),
  foreign key (organisation_id, measure) references measures (organisation_id, id)
);
create unique index risk_measures_once on risk_measures (organisation_id, risk, measure);
create index risk_measures_measure on risk_measures (organisation_id, measure);
select keep_history('risk_measures');

-- A risk is a reason to include a control.
create table risk_controls (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  risk uuid not null,
  edition text not null,
  requirement text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, risk) references risks (organisation_id, id)
);
create unique index risk_controls_once on risk_controls (organisation_id, risk, edition, requirement);
create index risk_controls_of on risk_controls (organisation_id, edition, requirement);
select keep_history('risk_controls');

-- Somebody who may do so bears a risk as it was rated, up to a level and until a day.
create table risk_acceptances (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  risk uuid not null,
  rating uuid not null,
  -- The place of the level among those of the rating's criteria, lowest 0.
  level smallint not null check (level between 0 and 4),
  -- Who did so; null once that account is removed.
  membership uuid,
  accepted_by text not null,
  accepted_as text not null,
  reason text not null check (reason <> ''),
  starts date not null,
  -- The last day on which it is accepted.
  ends date not null,
  recorded_at timestamptz(3) not null,
  withdrawn_on date,
  withdrawal_reason text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, risk) references risks (organisation_id, id),
  foreign key (organisation_id, rating) references risk_ratings (organisation_id, id),
  foreign key (organisation_id, membership) references memberships (organisation_id, id) on delete set null (membership),
  check (ends >= starts)
);
create index risk_acceptances_risk on risk_acceptances (organisation_id, risk);
select keep_history('risk_acceptances');

-- Something happened that asks to look again at one risk, or at all of an asset.
create table risk_events (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  kind text not null check (kind in ('incident', 'supplier', 'asset', 'other')),
  risk uuid,
  asset uuid,
  happened_on date not null,
  what text not null check (what <> ''),
  told_by text not null,
  recorded_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, risk) references risks (organisation_id, id),
  foreign key (organisation_id, asset) references assets (organisation_id, id),
  check ((risk is null) <> (asset is null))
);
create index risk_events_risk on risk_events (organisation_id, risk);
create index risk_events_asset on risk_events (organisation_id, asset);
select keep_history('risk_events');
