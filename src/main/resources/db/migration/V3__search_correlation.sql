-- How well the accuracies that a generation expected fit those that it measured; null without a model.

alter table generation add column correlation double precision;
