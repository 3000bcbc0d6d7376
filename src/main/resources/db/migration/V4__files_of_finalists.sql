-- Every verified finalist is published. What was published before are files of the best one, beside the folders of the finalists.

alter table artefact rename to best_artefact;

create table artefact (
    job_id         uuid                     not null,
    profile        varchar(100)             not null,
    place          integer                  not null,
    name           varchar(100)             not null,
    path           varchar(200)             not null,
    bytes          bigint                   not null,
    sha256         varchar(64)              not null,
    primary key (job_id, profile, place, name),
    constraint artefact_finalist_fk foreign key (job_id, profile, place) references finalist (job_id, profile, place)
);

insert into artefact (job_id, profile, place, name, path, bytes, sha256)
select published.job_id, published.profile, best.place, published.name, published.name, published.bytes, published.sha256
from best_artefact published
join job_profile of_job on of_job.job_id = published.job_id and of_job.profile = published.profile
join finalist best on best.job_id = of_job.job_id and best.profile = of_job.profile and best.genome = of_job.best_genome;

drop table best_artefact;
