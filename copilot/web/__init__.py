"""⑨ Doors: one port of 127.0.0.1 for pages, REST and the overlays' socket.

::

    app        every route, behind the guard                                  ← read first
    guard      who may ask, how much, and what browsers may do with the answer
    api        the REST endpoints;  rest  what goes over them;  answers  how a refusal looks
    sockets    the overlays' socket;  tickets  what lets one in
    calls      the calls of this process, each a task of its own
    services   what all of it stands in front of
    samples    the recordings on offer;  assets  the pages' files;  pages/  those files
    serve      uvicorn, and the port;  address  the one origin

**Starlette and plain routes**, because there are a dozen, and a framework that derives them from
types costs a second at each start. **One origin**: a page at ``localhost`` would be another one
than at ``127.0.0.1``, so the first is sent to the second. **No cookie**: there is nothing that a
browser would send along on another site's behalf, so what guards a request is where it comes from.
A program on this machine that forges its headers is inside these doors; it could read our memory
just as well.
"""
