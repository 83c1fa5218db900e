-- Nobody ever asked for a relationship by its number: who, for whom, why and of what is the key. Its index cost each new
-- referral one more page anywhere in a large index.
alter table access.relationship drop column relationship_id;
