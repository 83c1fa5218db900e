create table crisis.rail_place (
    place_key text primary key,
    district  text not null,
    said_by   text not null,
    said_at   timestamptz not null
);
comment on table crisis.rail_place is '[reference] In which district a station or another place of the railway is, as somebody of the centre or of an organisation said: the files of the police do not say it. The key is the place as the police write it, in small letters.';
create index rail_notice_occurred on crisis.rail_notice (occurred_at);
