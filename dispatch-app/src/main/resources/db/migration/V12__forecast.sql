-- The ladder: what is late is told rung by rung, each rung a deadline of the same kind.
alter table deadline add column step int not null default 1 check (step > 0);
comment on column deadline.step is '1 for the deadline itself; 2 and more for the rungs climbed while what was due has not come';
create index deadline_open_of_orders on deadline (due_at)
    where order_id is not null and met_at is null and fired_at is null and cancelled_at is null;

-- What a muster's forecast learns from: everybody who was called and would have counted, and when they were there.
create table muster_observation (
    order_id   uuid not null references dispatch_order,
    member_id  text not null,
    present_at timestamptz,
    primary key (order_id, member_id)
);
comment on table muster_observation is 'One row per member called; present_at is null while nobody has counted them present';

-- A forecast that fell too low. At most one warning of an order stands.
create table muster_warning (
    id           uuid primary key,
    order_id     uuid        not null references dispatch_order,
    raised_at    timestamptz not null,
    probability  numeric     not null check (probability between 0 and 1),
    low          int         not null,
    high         int         not null,
    reason       text        not null,
    recovered_at timestamptz
);
create unique index muster_warning_stands_once on muster_warning (order_id) where recovered_at is null;

-- A team that turned up after another was sent in its place.
create table late_answer (
    id             uuid primary key,
    order_id       uuid        not null references dispatch_order,
    replacement_id uuid        not null references dispatch_order,
    incident_id    uuid        not null references incident,
    division_code  text        not null,
    answer         text        not null,
    at             timestamptz not null,
    settled_at     timestamptz,
    keep           text check (keep in ('LATE', 'REPLACEMENT', 'BOTH')),
    reason         text,
    settled_by     text,
    check ((settled_at is null) = (keep is null))
);
create unique index late_answer_open_once on late_answer (order_id) where settled_at is null;
create index late_answer_open on late_answer (division_code text_pattern_ops) where settled_at is null;
