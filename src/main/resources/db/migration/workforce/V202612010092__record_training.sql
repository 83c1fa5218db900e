create table workforce.learner (
    org_id      uuid not null,
    learner_id  uuid not null,
    staff_ref   text not null,
    name        text not null,
    team_id     uuid,
    role_family text not null,
    left_on     date,
    primary key (org_id, learner_id),
    constraint learner_is_one unique (org_id, staff_ref)
);
comment on table workforce.learner is '[organisation] A member of staff whose training is recorded, by the number or address under which the organisation knows them.';

create table workforce.attendance (
    org_id        uuid not null,
    attendance_id uuid not null,
    learner_id    uuid not null,
    course        text not null,
    attended_on   date not null,
    valid_until   date,
    recorded_at   timestamptz not null,
    recorded_by   text not null,
    withdrawn_at  timestamptz,
    primary key (org_id, attendance_id),
    constraint attendance_days check (valid_until >= attended_on)
);
comment on table workforce.attendance is '[organisation] That somebody attended a course, until when it counts, and that it was taken back as recorded wrongly.';
create unique index attendance_once on workforce.attendance (org_id, learner_id, course, attended_on)
    where withdrawn_at is null;
create index attendance_course on workforce.attendance (course, org_id) where withdrawn_at is null;

create table workforce.in_post (
    org_id      uuid not null,
    in_post_id  uuid not null,
    team_id     uuid,
    role_family text,
    on_day      date not null,
    staff       integer not null check (staff between 1 and 100000),
    source      text not null,
    recorded_at timestamptz not null,
    recorded_by text not null,
    primary key (org_id, in_post_id)
);
comment on table workforce.in_post is '[organisation] How many staff were in post on a day, of the whole organisation or one team, of all roles or one, with the source of the number.';
