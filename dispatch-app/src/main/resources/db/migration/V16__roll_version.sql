-- Counting who may go costs a look at every member; what was counted stays true until a roll changes.

create table roll_version (
    one     boolean primary key default true check (one),
    version bigint  not null default 0
);
insert into roll_version default values;
comment on table roll_version is 'Another number after every transaction that changed a member: its id';

create function roll_changed() returns trigger language plpgsql as $$
begin
    update roll_version set version = txid_current() where version <> txid_current();
    return null;
end $$;
create trigger member_roll_changed after insert or update or delete or truncate on member
    for each statement execute function roll_changed();
