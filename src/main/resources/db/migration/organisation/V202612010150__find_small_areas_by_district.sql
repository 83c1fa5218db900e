-- Each list that can be filtered by place asks of which sub-ICB each district is: fourteen times through all small areas.
create index lsoa_district on organisation.lsoa (district_code, sub_icb);
