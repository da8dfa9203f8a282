-- A person's own deadlines (no body), or those of a body they lead or keep the papers of.
alter table calendar_feed drop constraint calendar_feed_pkey;
alter table calendar_feed add column body text;
alter table calendar_feed add unique nulls not distinct (username, body);
