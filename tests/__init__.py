"""Tests mirror `copilot/` one to one; scenarios, hostile input and the browser have folders."""
