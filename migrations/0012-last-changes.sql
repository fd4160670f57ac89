-- The last times that a decision turned, for the first page: without it, each look goes back through all that was written since.
create index trail_changes_turns on trail_changes (organisation_id, revision)
  where table_name = 'decisions' and (before ->> 'applies', before ->> 'presence') is distinct from (after ->> 'applies', after ->> 'presence');
