-- An evaluation's details are compressed, its position is within its generation, and generations keep no checkpoint but the last.
-- Rows that are there keep their texts.

alter table evaluation add column details bytea;
alter table evaluation alter column candidate drop not null;
alter table evaluation alter column figures drop not null;
alter table evaluation alter column violated drop not null;
drop index evaluation_position_idx;
create index evaluation_order_idx on evaluation (job_id, profile, generation, position);
