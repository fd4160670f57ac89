-- The periodic review of a supplier, what was asked and answered, and what happened in the year.

create table supplier_reviews (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  opened_on date not null,
  opened_by text not null,
  -- The days that are looked back on: from the review before.
  period_from date not null,
  period_to date not null,
  -- What was found when it was decided, exactly as it was shown: see core/suppliers/review-picture.ts.
  picture jsonb check (jsonb_typeof(picture) = 'object'),
  note text not null,
  decision text check (decision in ('continue', 'continue-with-actions', 'improve-first', 'leave')),
  decision_reason text not null,
  decided_on date,
  decided_by text,
  -- The next review, where it was agreed sooner than the rhythm says.
  next_on date,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  check (period_to >= period_from),
  check ((decision is null) = (decided_on is null) and (decision is null) = (decided_by is null) and (decision is null) = (picture is null)),
  check (decision is null or decision_reason <> '')
);
create index supplier_reviews_supplier on supplier_reviews (organisation_id, supplier);
select keep_history('supplier_reviews');

-- What has to be done, by the supplier or by ourselves.
create table supplier_actions (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  -- The review in which it was agreed, if it was one.
  review uuid,
  what text not null check (what <> ''),
  owner uuid,
  owner_role text not null,
  due_on date not null,
  closed_on date,
  closing_note text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  foreign key (organisation_id, review) references supplier_reviews (organisation_id, id),
  foreign key (organisation_id, owner) references staff (organisation_id, id)
);
create index supplier_actions_supplier on supplier_actions (organisation_id, supplier);
select keep_history('supplier_actions');

-- What happened with a supplier: an incident, an exception that was allowed, a change, a complaint. Asks the risks of what it reaches to be looked at again.
create table supplier_events (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  service uuid,
  kind text not null check (kind in ('incident', 'exception', 'change', 'complaint')),
  happened_on date not null,
  what text not null check (what <> ''),
  -- For an incident: whether personal data was concerned; null: not known.
  personal_data boolean,
  -- When the supplier told it; for an exception: the last day on which it is allowed.
  told_on date,
  ends date,
  closed_on date,
  closing_note text not null,
  recorded_by text not null,
  recorded_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  foreign key (organisation_id, service) references supplier_services (organisation_id, id)
);
create index supplier_events_supplier on supplier_events (organisation_id, supplier);
select keep_history('supplier_events');

-- A list of questions that was sent to a supplier by link. The questions as they were asked stay with it.
create table questionnaires (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  supplier uuid not null,
  review uuid,
  title text not null check (title <> ''),
  language text not null check (language in ('nl', 'en')),
  -- The questions, in order: see core/suppliers/questionnaire.ts.
  questions jsonb not null check (jsonb_typeof(questions) = 'array'),
  contact_name text not null,
  email text not null,
  sent_by text not null,
  sent_at timestamptz(3) not null,
  due_on date not null,
  submitted_at timestamptz(3),
  submitted_by text not null,
  withdrawn_at timestamptz(3),
  next_reminder_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, supplier) references suppliers (organisation_id, id),
  foreign key (organisation_id, review) references supplier_reviews (organisation_id, id)
);
create index questionnaires_supplier on questionnaires (organisation_id, supplier);
create index questionnaires_due on questionnaires (next_reminder_at) where next_reminder_at is not null;
select keep_history('questionnaires');

-- The links by which a supplier opens one list. Each mail has its own; earlier ones work on until they expire, so that nobody is cut off while typing.
create table questionnaire_links (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  questionnaire uuid not null,
  token_hash text not null,
  expires_at timestamptz(3) not null,
  withdrawn_at timestamptz(3),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, questionnaire) references questionnaires (organisation_id, id)
);
create unique index questionnaire_links_token on questionnaire_links (token_hash);
create index questionnaire_links_questionnaire on questionnaire_links (organisation_id, questionnaire);
select keep_history('questionnaire_links', 'token_hash');

create table questionnaire_answers (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  questionnaire uuid not null,
  question text not null,
  answer text check (answer in ('yes', 'partly', 'no', 'not-applicable')),
  explanation text not null,
  -- Taken from the answers of an earlier list and not looked at since.
  carried boolean not null default false,
  answered_by text not null,
  answered_at timestamptz(3) not null,
  -- What we make of it.
  judgement text check (judgement in ('enough', 'not-enough', 'ask')),
  judgement_note text not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id),
  foreign key (organisation_id, questionnaire) references questionnaires (organisation_id, id)
);
create unique index questionnaire_answers_once on questionnaire_answers (organisation_id, questionnaire, question);
select keep_history('questionnaire_answers');
