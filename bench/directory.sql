-- The baseline of ./onedoor bench directory: the same directory in one flat table with its indexes, and the same question as
-- one statement. It answers with the twenty best services and says no reasons.
drop schema if exists bench cascade;
create schema bench;

create table bench.service as
select org_id, service_id, name, needs, coalesce(age_from, 0) as age_from, coalesce(age_to, 200) as age_to, places, doors, requires,
       status = 'active' and type_code <> 'crisis-line' as open,
       type_code in ('amhp', 'place-of-safety') as decides, latitude, longitude, assured_on,
       case when answers::text ~ 'emergency:|very-urgent:' then interval '24 hours' else interval '14 days' end as lasts,
       (select coalesce(jsonb_object_agg(split_part(a, ':', 1), split_part(a, ':', 2)::int), '{}') from unnest(answers) a) as answers,
       (select range_agg(int4range(
                   (d - 1) * 1440 + 60 * split_part(split_part(span[2], '-', 1), ':', 1)::int + split_part(split_part(span[2], '-', 1), ':', 2)::int,
                   (d - 1) * 1440 + 60 * split_part(split_part(span[2], '-', 2), ':', 1)::int + split_part(split_part(span[2], '-', 2), ':', 2)::int))
          from unnest(string_to_array(replace(lower(hours), 'always', 'daily 00:00-24:00'), ';')) part,
               regexp_split_to_array(trim(part), ' ') span,
               generate_series(
                   case when span[1] = 'daily' then 1 else array_position('{mon,tue,wed,thu,fri,sat,sun}', split_part(span[1], '-', 1)) end,
                   case when span[1] = 'daily' then 7 else array_position('{mon,tue,wed,thu,fri,sat,sun}', reverse(split_part(reverse(span[1]), '-', 1))) end) d
       ) as hours
  from directory.service where code <> 'care-co-ordination-centre';
alter table bench.service add primary key (service_id);
create index on bench.service using gin (needs);
create index on bench.service using gin (places);
create index on bench.service (latitude, longitude);
analyze bench.service;

create function bench.best(codes text[], clinical text[], age int, door text, tier text, days int, can_wait int, district text,
                           pcn text, sub_icb text, lat float8, lon float8, within float8, at timestamptz)
returns setof uuid language sql stable as $$
    with fitting as materialized (
        select s.*, (s.answers ->> tier)::int as usual,
               (select count(*) from unnest(s.needs) n where n = any(codes)) as met,
               (select count(*) from unnest(s.needs) n where n = any(codes) and n = any(clinical)) as clinical_met,
               case when pcn = any(s.places) then 0 when district = any(s.places) or sub_icb = any(s.places) then 1 else 2 end as closeness,
               6371 * sqrt((radians(lat - s.latitude)) ^ 2 + (radians(lon - s.longitude) * cos(radians(s.latitude))) ^ 2) as km
          from bench.service s
         where s.open and s.needs && codes and s.places && array['all', district, pcn, sub_icb]
           and age between s.age_from and s.age_to
           and (s.doors @> '{any}' or s.doors @> array[door])
           and s.requires = '{}'
           and (s.answers ->> tier)::int <= days
           and (can_wait is null or s.hours && int4range(
                   (extract(isodow from at at time zone 'Europe/London')::int - 1) * 1440 + 600,
                   (extract(isodow from at at time zone 'Europe/London')::int - 1) * 1440 + 600 + can_wait, '[]'))
           and (within is null or 6371 * sqrt((radians(lat - s.latitude)) ^ 2 + (radians(lon - s.longitude) * cos(radians(s.latitude))) ^ 2) <= within
                or s.latitude is null))
    select f.service_id
      from fitting f
      left join lateral (
           select c.places, c.at from directory.capacity c
            where c.org_id = f.org_id and c.service_id = f.service_id and c.at <= best.at
            order by c.at desc, c.capacity_id desc limit 1) room on true
      left join lateral (
           select (x.starts_at at time zone 'Europe/London')::date - (best.at at time zone 'Europe/London')::date as wait
             from directory.slot x
            where x.service_id = f.service_id and x.starts_at >= best.at and x.starts_at < best.at + interval '60 days'
              and x.state <> 'booked' and (x.state = 'free' or x.held_until <= now())
            order by x.starts_at, x.slot_id limit 1) slot on true
     order by f.decides, coalesce(f.assured_on + 180 < (best.at at time zone 'Europe/London')::date, false), clinical_met desc, met desc,
              coalesce(room.places = 0 and best.at - room.at <= f.lasts, false),
              not (age < 18 and f.age_to < 18),
              slot.wait is null or slot.wait > days,
              case when slot.wait <= days then slot.wait else usual end,
              closeness, km nulls last, f.assured_on is null, f.age_to - f.age_from, cardinality(f.needs), f.name collate "C"
     limit 20
$$;
