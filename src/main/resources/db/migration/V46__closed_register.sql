-- A register ends with its owner; what is issued from then on is numbered in the registers of the successor.
alter table number_register add column closed_on date;
alter table number_register add column continued_by text;
alter table number_register add check ((closed_on is null) = (continued_by is null));
