-- The owner of a risk approved how it is treated, and with that what remains of it (ISO/IEC 27001, 6.1.3 f). What was approved is kept
-- with it, so that it can be seen when the plan is another.
create table risk_approvals (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  risk uuid not null,
  rating uuid not null,
  treatment text not null check (treatment in ('modify', 'avoid', 'share', 'retain')),
  -- Each linked measure that was to come or in operation, by id, with the day from which it was to work; null: none was known.
  measures jsonb not null check (jsonb_typeof(measures) = 'object'),
  -- Who answered for the risk then: somebody of the staff, or a role in words.
  owner uuid,
  owner_role text not null,
  -- The owner by name, as it was written then.
  approved_by text not null check (approved_by <> ''),
  approved_on date not null,
  -- Who recorded it, where that was not the owner, and where it can be seen that the owner did.
  recorded_by text not null,
  note text not null,
  recorded_at timestamptz(3) not null,
  withdrawn_on date,
  withdrawal_reason text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, risk) references risks (organisation_id, id),
  foreign key (organisation_id, rating) references risk_ratings (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id),
  check (owner is not null or owner_role <> ''),
  check (recorded_by = '' or note <> ''),
  check ((withdrawn_on is null) = (withdrawal_reason = ''))
);
create index risk_approvals_risk on risk_approvals (organisation_id, risk);
select keep_history('risk_approvals');
