-- What an organisation adds to the standards for itself alone: text that it bought, and marks that it corrected.

create table own_texts (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  edition text not null,
  kind text not null check (kind in ('controls', 'clauses')),
  requirement text not null,
  text text not null check (text <> ''),
  written_by text not null,
  written_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index own_texts_requirement on own_texts (organisation_id, edition, kind, requirement);
select keep_history('own_texts');

-- What a control adds for health care, where the organisation knows better than the content does.
create table mark_corrections (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  edition text not null,
  requirement text not null,
  mark text not null check (mark in ('unique', 'deepened', 'guidance', 'none')),
  reason text not null check (reason <> ''),
  corrected_by text not null,
  corrected_at timestamptz(3) not null,
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index mark_corrections_requirement on mark_corrections (organisation_id, edition, requirement);
select keep_history('mark_corrections');
