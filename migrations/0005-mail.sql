-- Mail goes into this outbox in the same transaction as what it tells of; a sweep delivers what is due.

create table mails (
  organisation_id uuid not null,
  id uuid not null,
  recipient text not null,
  subject text not null,
  -- Emptied once nobody will send it (again): links in it are secrets.
  body text not null,
  state text not null check (state in ('waiting', 'sent', 'failed', 'not-sent')),
  attempts integer not null default 0,
  -- The next moment at which something can change; null when nothing will.
  next_attempt_at timestamptz(3),
  error text,
  created_at timestamptz(3) not null,
  sent_at timestamptz(3),
  primary key (organisation_id, id)
);
create index mails_due on mails (next_attempt_at) where next_attempt_at is not null;
create index mails_newest on mails (organisation_id, created_at desc);
select separate_organisations('mails');
grant select, insert, update on mails to zorgborg_app, zorgborg_system;
