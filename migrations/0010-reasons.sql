-- What a decision about a control rests on. A row has the id of its decision; there is none where a decision rests on nothing named.
create table decision_bases (
  organisation_id uuid not null,
  id uuid not null,
  revision bigint not null default 0,
  -- Which law, and which contract, is behind the reason of that name.
  law text not null,
  contract text not null,
  -- The facts of the profile as they were when it was decided, such as {"own-premises": false}. That a reason lapsed is computed from them.
  facts jsonb not null check (jsonb_typeof(facts) = 'object'),
  primary key (organisation_id, id),
  foreign key (organisation_id, id) references decisions (organisation_id, id)
);
select keep_history('decision_bases');
