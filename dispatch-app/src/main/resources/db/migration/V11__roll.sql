-- The muster in full: the standard's finer points, the roll as it was when the order went out, every mark with its proof.

alter table dispatch_order
    add column denominator text     not null default 'ON_SHIFT',
    add column sub_quorums text     not null default '',
    add column late_grace  interval not null default interval '0',
    add column lacking     text     not null default '';
comment on column dispatch_order.lacking is 'Duties still not manned at the last count, as PUMP:1';
comment on column dispatch_order.sub_quorums is 'Duties that must be manned whatever the head count, as LEADER:1;PUMP:2';

create table member_leave (
    number      bigint generated always as identity primary key,
    member_id   text        not null references member,
    reason      text        not null,
    from_on     date        not null,
    until_on    date        not null check (until_on >= from_on),
    recorded_by text        not null,
    recorded_at timestamptz not null
);
create index member_leave_by_member on member_leave (member_id, from_on);
comment on table member_leave is 'Leave granted before an order; of several for a day the last counts, one that ends before it began is never kept';

-- One person may stand on several rolls: the telephone number tells who it is, a member without one is only themselves.
create function person_of(phone text, id text) returns text language sql immutable as $$
    select coalesce(nullif(regexp_replace(regexp_replace(coalesce(phone, ''), '\D', '', 'g'), '^86(?=1\d{10}$)', ''), ''), id)
$$;

create table order_member (
    order_id      uuid    not null references dispatch_order,
    member_id     text    not null,
    name          text    not null,
    duty          text    not null,
    phone         text,
    skills        text[]  not null default '{}',
    shift         text    not null,
    fit           boolean not null,
    excused       text,
    walk_in       boolean not null default false,
    stands_in_for text,
    person        text    not null,
    exercise      boolean not null,
    holds         boolean not null default false,
    primary key (order_id, member_id)
);
-- The promise that nobody is counted in two musters at once. An exercise never holds anybody back from a real call.
create unique index person_mustered_once on order_member (person, exercise) where holds;
comment on table order_member is 'The roll as it was when the order was issued; later changes of shifts and members leave it as it is';
comment on column order_member.holds is 'Present in a running order, so that no other may count them';

insert into order_member (order_id, member_id, name, duty, phone, skills, shift, fit, person, exercise)
select o.id, m.id, m.name, m.duty, m.phone, m.skills, m.shift,
       age(o.issued_at, m.born_on) >= interval '18 years' and age(o.issued_at, m.born_on) < interval '60 years'
           and m.insured and m.trained and m.fit and not m.pregnant and not m.disabled and not m.student,
       case when count(*) over (partition by o.id, person_of(m.phone, m.id)) = 1
            then person_of(m.phone, m.id) else m.id end, o.exercise
  from dispatch_order o join member m on m.team_id = o.team_id;

-- An order that is over holds nobody, however it ended.
create function order_lets_go() returns trigger language plpgsql as $$
begin
    update order_member set holds = false where order_id = new.id and holds;
    return null;
end $$;
create trigger dispatch_order_lets_go after update of state on dispatch_order
    for each row when (new.state in ('REFUSED', 'CANCELLED', 'RELEASED'))
    execute function order_lets_go();

create table attendance_mark (
    number       bigint generated always as identity primary key,
    order_id     uuid        not null references dispatch_order,
    member_id    text        not null,
    status       text        not null check (status in ('PRESENT', 'ABSENT', 'LEFT')),
    reason       text,
    proof        text        not null check (proof in ('OWN_TAP', 'QR_CODE', 'ROLL_CALL', 'CORRECTION')),
    actor        text        not null,
    actor_name   text        not null,
    device_seq   bigint,
    device_at    timestamptz,
    on_behalf_of text,
    via          text,
    distance_m   int,
    correction   text,
    overtaken    boolean     not null default false,
    at           timestamptz not null
);
create index attendance_mark_by_order on attendance_mark (order_id, member_id, number);
comment on table attendance_mark is 'Who said when, and by what proof, that a member was there; corrections are further marks';
comment on column attendance_mark.overtaken is 'Came after a newer word of the same device: kept, counts for nothing';
comment on column attendance_mark.distance_m is 'From the muster point as the device saw it: evidence, not a gate';

insert into attendance_mark (order_id, member_id, status, reason, proof, actor, actor_name, device_seq, at)
select order_id, member_id, status, reason, 'ROLL_CALL', actor, actor, device_seq, at from attendance order by at;
-- written only now, so that marks of before hold their persons where no two orders do
update order_member m set holds = true
  from dispatch_order o, attendance a
 where o.id = m.order_id and a.order_id = m.order_id and a.member_id = m.member_id and a.status = 'PRESENT'
   and o.state not in ('REFUSED', 'CANCELLED', 'RELEASED')
   and not exists (select 1 from order_member n join dispatch_order p on p.id = n.order_id
                    where n.person = m.person and n.exercise = m.exercise and n.order_id <> m.order_id
                      and p.state not in ('REFUSED', 'CANCELLED', 'RELEASED'));

drop table attendance;
create view attendance as
    select distinct on (order_id, member_id)
           order_id, member_id, status, reason, actor, device_seq, at, proof
      from attendance_mark where not overtaken order by order_id, member_id, number desc;
comment on view attendance is 'The mark that counts of each member';

create function attendance_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'attendance is append-only: correct it by a further mark' using errcode = 'insufficient_privilege';
end $$;
create trigger attendance_mark_append_only before update or delete on attendance_mark
    for each row execute function attendance_is_append_only();
create trigger attendance_mark_no_truncate before truncate on attendance_mark
    for each statement execute function attendance_is_append_only();
revoke update, delete, truncate on attendance_mark from current_user;

create table walk_in (
    id             uuid primary key,
    order_id       uuid        not null references dispatch_order,
    name           text        not null,
    phone          text        not null,
    person         text        not null,
    duty           text        not null,
    born_on        date        not null,
    insured        boolean     not null,
    trained        boolean     not null,
    healthy        boolean     not null,
    distance_m     int,
    checked_in_at  timestamptz not null,
    checked_out_at timestamptz,
    taken_on_at    timestamptz,
    taken_on_by    text
);
create unique index walk_in_once on walk_in (order_id, person) where checked_out_at is null;
comment on table walk_in is 'People who came without being on the roll, as they declared themselves at the muster point';
