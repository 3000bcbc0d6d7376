-- What the time left follows from: time spent in the present state, and what later states are expected to take.

alter table job add column state_millis bigint default 0 not null;
alter table job add column percent double precision default 0 not null;
alter table job add column expected varchar(1000);
update job set percent = 100 where state in ('COMPLETED', 'COMPLETED_INFEASIBLE', 'FAILED', 'CANCELLED');
