comment on table exchange.conversation is '[claim] A partner''s own case number to the referral it became, and when, by the partner''s clock, it last changed something of that referral.';
