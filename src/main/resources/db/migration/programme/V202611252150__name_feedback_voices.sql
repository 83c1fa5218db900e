alter table programme.feedback drop constraint feedback_source_check;
alter table programme.feedback add constraint feedback_source_check check (source in
    ('service-user', 'carer', 'public', 'healthwatch', 'welfare-to-work', 'camhs', 'champion', 'voluntary', 'staff', 'other'));
