-- Plain types that H2 and PostgreSQL both know. Records are stored as JSON text; no text is longer than a million characters.

create table job (
    id             uuid                     not null primary key,
    name           varchar(200)             not null,
    state          varchar(40)              not null,
    epoch          bigint                   not null,
    seed           bigint                   not null,
    spec           varchar(1000000)         not null,
    feasibility    varchar(1000000),
    baseline       varchar(4000),
    reason         varchar(10000),
    phase          varchar(300)             not null,
    fraction       double precision         not null,
    created_at     timestamp with time zone not null,
    started_at     timestamp with time zone,
    finished_at    timestamp with time zone,
    last_sign_at   timestamp with time zone not null,
    active_millis  bigint                   not null,
    scored         integer                  not null,
    infeasible     integer                  not null,
    cached         integer                  not null,
    failed         integer                  not null
);
create index job_state_idx on job (state);
create index job_created_idx on job (created_at);

create table job_profile (
    job_id         uuid                     not null references job (id),
    profile        varchar(100)             not null,
    position       integer                  not null,
    satisfiable    boolean                  not null,
    searched       boolean                  not null,
    generation     integer                  not null,
    evaluations    integer                  not null,
    search_millis  bigint                   not null,
    front          varchar(1000000)         not null,
    hypervolume    double precision,
    best_genome    varchar(2000),
    published      boolean                  not null,
    primary key (job_id, profile)
);

create sequence evaluation_seq start with 1 increment by 50;

create table evaluation (
    id             bigint                   not null primary key,
    job_id         uuid                     not null,
    profile        varchar(100)             not null,
    genome         varchar(2000)            not null,
    generation     integer                  not null,
    position       integer                  not null,
    candidate      varchar(1000000)         not null,
    objectives     varchar(4000)            not null,
    violation      double precision         not null,
    figures        varchar(10000)           not null,
    violated       varchar(10000)           not null,
    constraint evaluation_profile_fk foreign key (job_id, profile) references job_profile (job_id, profile),
    constraint evaluation_once unique (job_id, profile, genome)
);
create index evaluation_position_idx on evaluation (job_id, profile, position);

create table generation (
    job_id         uuid                     not null,
    profile        varchar(100)             not null,
    generation     integer                  not null,
    evaluations    integer                  not null,
    cached         integer                  not null,
    failed         integer                  not null,
    front          varchar(1000000)         not null,
    hypervolume    double precision         not null,
    scoring_millis bigint                   not null,
    checkpoint     varchar(1000000)         not null,
    finished_at    timestamp with time zone not null,
    primary key (job_id, profile, generation),
    constraint generation_profile_fk foreign key (job_id, profile) references job_profile (job_id, profile)
);

create table finalist (
    job_id         uuid                     not null,
    profile        varchar(100)             not null,
    place          integer                  not null,
    genome         varchar(2000)            not null,
    fine_tuned     boolean                  not null,
    verified       varchar(20000),
    primary key (job_id, profile, place),
    constraint finalist_profile_fk foreign key (job_id, profile) references job_profile (job_id, profile)
);

create table artefact (
    job_id         uuid                     not null,
    profile        varchar(100)             not null,
    name           varchar(100)             not null,
    bytes          bigint                   not null,
    sha256         varchar(64)              not null,
    primary key (job_id, profile, name),
    constraint artefact_profile_fk foreign key (job_id, profile) references job_profile (job_id, profile)
);
