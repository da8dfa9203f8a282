-- Mail about a restricted dossier is taken back when its recipient may not know of it any more.
alter table outbox add recipient text;
alter table outbox add directive_id uuid references directive (id);
update outbox o set recipient = n.recipient, directive_id = n.directive_id from notice n where n.key = o.key;
create index on outbox (directive_id) where state <> 'SENT';

-- Names by which the product calls whoever is nobody: background work, and people before their login.
alter table account add constraint account_not_reserved check (username not in ('system', 'anonymous'));
