-- A picture of an empty house, and a household that goes to another shelter than its zone.

create table evacuation_photo (
    id            uuid primary key,
    evacuation_id uuid        not null,
    household_id  text        not null,
    taken_at      timestamptz,
    received_at   timestamptz not null,
    sent_by       text        not null,
    width         int         not null,
    height        int         not null,
    sha256        text        not null,
    image         bytea       not null,
    thumbnail     bytea       not null,
    foreign key (evacuation_id, household_id) references evacuation_household
);
create index evacuation_photo_by_household on evacuation_photo (evacuation_id, household_id, received_at);
comment on table evacuation_photo is 'Pictures of houses in which nobody was found; destroyed with the personal data (突发事件应对法 Art 85)';
comment on column evacuation_photo.sent_by is 'The account that sent it';

alter table evacuation_household add column shelter_id text references shelter;
create index evacuation_household_by_shelter on evacuation_household (shelter_id) where shelter_id is not null;
comment on column evacuation_household.shelter_id is 'Where this household goes instead of its zone''s shelter, or null';
