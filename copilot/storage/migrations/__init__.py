"""How each database came to look as it does: one folder, one history.

Alembic runs these from code when a file is opened. A migration is made by hand, is never changed
once released, and names every value that a column takes. There is no way down: a newer file is
refused. Number them in four digits, and raise ``head`` in `copilot.storage.prepare`.

Another name in an enumeration that a column lists is such a migration: in batch mode, drop the
column's check and create the longer one. Every check has a name (``ck_<table>_<column>``), since
batch mode carries only named ones over. Foreign keys are off meanwhile, and checked afterwards.
"""
