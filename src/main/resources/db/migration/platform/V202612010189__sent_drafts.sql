-- What was sent stood among what was begun: whoever opened it again and changed it believed to have sent it.
update platform.draft d set kind = 'sent'
  from platform.idempotency i
 where d.kind = 'referral' and i.client = d.account_id::text and i.key = d.draft_id::text;
