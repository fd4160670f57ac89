-- What a risk may cost in a year, in euros, as somebody estimates it. It stands beside the ratings and changes none of them.

-- The last one recorded counts; where that one was withdrawn, none does.
create table risk_estimates (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  risk uuid not null,
  -- Whole euros that one event costs: 9 times in 10 between these two.
  loss_low bigint not null check (loss_low >= 1),
  loss_high bigint not null check (loss_high <= 100000000000),
  -- Events in a year, likewise.
  events_low double precision not null check (events_low >= 0.0001),
  events_high double precision not null check (events_high <= 1000),
  -- With the same seed and number of years the same outcome comes again.
  seed integer not null check (seed >= 0),
  years integer not null check (years between 1000 and 1000000),
  -- Where the ranges come from.
  reasoning text not null check (reasoning <> ''),
  estimated_by text not null,
  recorded_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  withdrawn_by text,
  withdrawal_reason text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, risk) references risks (organisation_id, id),
  check (loss_low <= loss_high and events_low <= events_high),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason = ''))
);
create index risk_estimates_risk on risk_estimates (organisation_id, risk, recorded_at);
select keep_history('risk_estimates');
