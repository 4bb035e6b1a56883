"""The team's server: what reps shared, for the rep and for their own manager.

::

    app         every entrance, behind the guard                              ← read first
    doors       an entrance: who may, what is noted of it, what answers
    access      who may ask for what, decided in one place
    session_api …, admin_api     the entrances, by what they are about
    views, call_view, lines      what the pages are told
    address     where the server is found;  cookie  what a browser holds;  services  what it stands on

It is another program than the rep's own service, on another machine: it hears nothing and holds no
word of a call. A person's page is one address with one answer, whoever of the two that may see it asks.
"""
