"""The team's store on both databases: a test that asks for `store` runs on each."""

from tests.team_databases import (
    database,
    empty_team_file,
    kind,
    postgres,
    postgres_store,
    store,
    where,
)

__all__ = ["database", "empty_team_file", "kind", "postgres", "postgres_store", "store", "where"]
