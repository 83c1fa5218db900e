-- what was once written "seed 003 1.24" names its paper, where the file of the directory does not do it by itself
do $$
declare
    papers text[] := array[
        'Five-year strategy 2017-21',
        'Thurrock severe mental illness transformation 2022',
        'Southend Essex and Thurrock mental health strategy paper 2023',
        'North Essex Crisis Care Concordat action plan 2015',
        'West Essex Community Care Unit strategic plan'];
begin
    for i in 0..4 loop
        update directory.pathway
           set source = replace(regexp_replace(source, 'seed 00' || i || ' ([A-Za-z0-9])', papers[i + 1] || ': \1', 'g'),
                                'seed 00' || i, papers[i + 1])
         where source like '%seed 00' || i || '%';
        update directory.hospital
           set source = replace(regexp_replace(source, 'seed 00' || i || ' ([A-Za-z0-9])', papers[i + 1] || ': \1', 'g'),
                                'seed 00' || i, papers[i + 1])
         where source like '%seed 00' || i || '%';
        update directory.resource
           set source = replace(regexp_replace(source, 'seed 00' || i || ' ([A-Za-z0-9])', papers[i + 1] || ': \1', 'g'),
                                'seed 00' || i, papers[i + 1])
         where source like '%seed 00' || i || '%';
    end loop;
end $$;
