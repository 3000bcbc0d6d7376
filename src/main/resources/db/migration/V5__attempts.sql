-- Runs since a job last got further, and how far that was: a job whose runs keep killing the server ends.

alter table job add column attempts integer default 0 not null;
alter table job add column furthest double precision default 0 not null;
