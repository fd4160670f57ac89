-- Organisations, who belongs to them, and who was invited.

create table organisations (
  organisation_id uuid not null,
  id uuid not null check (id = organisation_id),
  revision bigint not null default 0,
  name text not null check (length(name) between 2 and 120),
  kind text not null check (kind in ('care-provider', 'ict-supplier', 'other-processor')),
  language text not null check (language in ('nl', 'en')),
  care_term text not null check (care_term in ('client', 'patient')),
  requires_second_factor boolean not null,
  scope text not null,
  demo boolean not null,
  primary key (organisation_id, id)
);
create unique index organisations_name on organisations (lower(name));
select keep_history('organisations');

-- `user_id` is the account (installation-wide); name and address are copied so that the past stays readable.
create table memberships (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  user_id text not null,
  name text not null,
  email text not null,
  role text not null check (role in ('administrator', 'security-officer', 'contributor', 'reader', 'auditor')),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index memberships_user on memberships (organisation_id, user_id);
create index memberships_of on memberships (user_id);
select keep_history('memberships');

create table invitations (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  email text not null,
  role text not null check (role in ('administrator', 'security-officer', 'contributor', 'reader', 'auditor')),
  language text not null check (language in ('nl', 'en')),
  token_hash text not null,
  expires_at timestamptz(3) not null,
  invited_by text not null,
  outcome text check (outcome in ('accepted', 'withdrawn')),
  primary key (organisation_id, id),
  foreign key (organisation_id, organisation_id) references organisations (organisation_id, id)
);
create unique index invitations_token on invitations (token_hash);
create unique index invitations_open on invitations (organisation_id, email) where outcome is null;
select keep_history('invitations', 'token_hash');
