-- What members say for themselves, and the key their personal links are signed with.

create table member_answer (
    number    bigint generated always as identity primary key,
    order_id  uuid        not null references dispatch_order,
    member_id text        not null,
    answer    text        not null check (answer in ('COMING', 'NOT_COMING')),
    reason    text,
    channel   text        not null,
    at        timestamptz not null
);
create index member_answer_by_order on member_answer (order_id, number);
comment on table member_answer is 'Every word is kept; of several the last counts';

create table signing_key (
    purpose text  primary key,
    key     bytea not null
);
