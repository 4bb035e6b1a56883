"""``python -m copilot`` is the ``copilot`` command."""

from copilot.cli import main

if __name__ == "__main__":
    main()
